package dev.dropwise.report.dropout;

import java.util.ArrayList;
import java.util.List;

/**
 * How far the mean of some Monte-Carlo passes is from the one prediction with all units active
 * (weight scaling), which stands for infinitely many. Srivastava et al., 2014, section 7.5.
 *
 * @param samples passes that are averaged
 * @param difference mean absolute difference of an output: of probabilities, or of values
 * @param sameClass share of the rows where both find the same class the likeliest; 1 where there is
 *     one output
 */
public record ScalingAgreement(int samples, double difference, double sameClass) {

    private static final List<Integer> SAMPLES = List.of(1, 2, 5, 10, 20, 50, 100);

    /**
     * As samples grow, as far as there are so many.
     *
     * @param scaled [rows, outputs], row-major
     * @param passes [passes, rows, outputs], row-major
     */
    public static List<ScalingAgreement> of(float[] scaled, float[] passes, int outputs) {
        int all = passes.length / scaled.length;
        double[] sums = new double[scaled.length];
        List<ScalingAgreement> found = new ArrayList<>();
        for (int pass = 1; pass <= all; pass++) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += passes[(pass - 1) * sums.length + i];
            }
            if (SAMPLES.contains(pass)) {
                found.add(of(scaled, sums, pass, outputs));
            }
        }
        return List.copyOf(found);
    }

    private static ScalingAgreement of(float[] scaled, double[] sums, int samples, int outputs) {
        double difference = 0;
        double same = 0;
        int rows = scaled.length / outputs;
        for (int row = 0; row < rows; row++) {
            int one = 0;
            int other = 0;
            for (int k = 0; k < outputs; k++) {
                int at = row * outputs + k;
                difference += Math.abs(scaled[at] - sums[at] / samples);
                one = scaled[at] > scaled[row * outputs + one] ? k : one;
                other = sums[at] > sums[row * outputs + other] ? k : other;
            }
            same += one == other ? 1 : 0;
        }
        return new ScalingAgreement(samples, difference / scaled.length, same / rows);
    }
}
