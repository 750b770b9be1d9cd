package dev.dropwise.inference.explanation;

import java.util.List;

/**
 * What came out for one instance and one of its outputs, pass by pass: a pass is a set of dropout
 * masks, or a network of an ensemble.
 *
 * @param passes at least one, each of the output of the instance, that of the baseline, and what
 *     every unit contributed
 */
public record Contributions(List<double[]> passes) {

    private static final int ENDS = 2;

    /** The output at the instance. */
    private double prediction() {
        return mean(0);
    }

    private double baseline() {
        return mean(1);
    }

    private double mean(int index) {
        return passes.stream().mapToDouble(pass -> pass[index]).average().orElseThrow();
    }

    /** What every unit contributed, in the mean over all passes. */
    double[] means() {
        double[] means = new double[passes.get(0).length - ENDS];
        for (int unit = 0; unit < means.length; unit++) {
            means[unit] = mean(ENDS + unit);
        }
        return means;
    }

    boolean hasSpread() {
        return passes.size() > 1;
    }

    /** Standard deviations of the passes themselves. */
    double[] stds() {
        double[] means = means();
        double[] stds = new double[means.length];
        for (int unit = 0; unit < stds.length; unit++) {
            double squares = 0;
            for (double[] pass : passes) {
                squares += Math.pow(pass[ENDS + unit] - means[unit], 2);
            }
            stds[unit] = Math.sqrt(squares / passes.size());
        }
        return stds;
    }

    Completeness completeness() {
        double sum = 0;
        for (double mean : means()) {
            sum += mean;
        }
        double difference = prediction() - baseline();
        return new Completeness(prediction(), baseline(), sum, Math.abs(sum - difference));
    }
}
