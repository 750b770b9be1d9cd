package dev.dropwise.study.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How the loss falls with the rows: a + b·n^(-c) with c > 0, fitted by least squares. The loss of
 * infinitely many rows is a; where no loss is below 0, a is not either. Which laws learning curves
 * follow: Viering and Loog, 2021, https://arxiv.org/abs/2103.10948, who find that few rows often
 * follow another one: where the points contradict a common law, the smallest sizes are left out.
 */
public final class PowerLaw {

    private static final int FEWEST_SIZES = 3;

    /** How improbable points have to be under a law to contradict it. */
    private static final double CONTRADICTION = 0.01;

    private final PowerLawFit fit;
    private final double least;
    private final double most;

    private PowerLaw(PowerLawFit fit, double least, double most) {
        this.fit = fit;
        this.least = least;
        this.most = most;
    }

    /**
     * Fits all points alike, whether they are means or single trainings; those that are not finite
     * are left out.
     *
     * @param rows n of each point, above 0
     * @param loss of each point
     * @return empty where there are fewer than three sizes or not more points than parameters,
     *     where no law with c > 0 fits, as when the loss does not change, and where even the three
     *     largest sizes contradict one
     */
    public static Optional<PowerLaw> fit(double[] rows, double[] loss) {
        if (rows.length != loss.length) {
            throw new IllegalArgumentException(
                    "expected as many losses as sizes, received %d and %d"
                            .formatted(loss.length, rows.length));
        }
        int[] finite =
                IntStream.range(0, rows.length)
                        .filter(i -> Double.isFinite(loss[i]) && rows[i] > 0)
                        .toArray();
        double[] sizes = IntStream.of(finite).mapToDouble(i -> rows[i]).toArray();
        double[] losses = IntStream.of(finite).mapToDouble(i -> loss[i]).toArray();
        double[] distinct = Arrays.stream(sizes).distinct().sorted().toArray();
        for (int first = 0; first + FEWEST_SIZES <= distinct.length; first++) {
            Optional<PowerLaw> law = fitFrom(distinct[first], sizes, losses);
            if (law.isEmpty() || law.get().fit.lackOfFit() >= CONTRADICTION) {
                return law;
            }
        }
        return Optional.empty();
    }

    private static Optional<PowerLaw> fitFrom(double least, double[] sizes, double[] losses) {
        int[] kept = IntStream.range(0, sizes.length).filter(i -> sizes[i] >= least).toArray();
        double most = Arrays.stream(sizes).max().orElseThrow();
        return PowerLawFit.of(
                        IntStream.of(kept).mapToDouble(i -> sizes[i] / most).toArray(),
                        IntStream.of(kept).mapToDouble(i -> losses[i]).toArray())
                .map(fit -> new PowerLaw(fit, least, most));
    }

    /** The smallest size that it rests on. */
    public double least() {
        return least;
    }

    /** What so many rows would bring, with the interval of the mean loss there. */
    public FittedValue at(double rows, double confidenceLevel) {
        double share = rows / most;
        return fitted(
                PowerLawFit.value(fit.parameters(), share),
                PowerLawFit.gradient(fit.parameters(), share),
                confidenceLevel);
    }

    /** What the loss changes by from so many rows to so many others; where it falls, below 0. */
    public FittedValue change(double from, double to, double confidenceLevel) {
        double[] gradient = PowerLawFit.gradient(fit.parameters(), to / most);
        double[] before = PowerLawFit.gradient(fit.parameters(), from / most);
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] -= before[i];
        }
        return fitted(
                PowerLawFit.value(fit.parameters(), to / most)
                        - PowerLawFit.value(fit.parameters(), from / most),
                gradient,
                confidenceLevel);
    }

    /** The parameter a: the loss that no number of rows undercuts. */
    public FittedValue asymptote(double confidenceLevel) {
        return fitted(fit.parameters()[0], new double[] {1, 0, 0}, confidenceLevel);
    }

    /** The parameter b: how far above the asymptote a single row is. */
    public FittedValue factor(double confidenceLevel) {
        double scale = Math.pow(most, fit.parameters()[2]);
        double value = fit.parameters()[1] * scale;
        return fitted(value, new double[] {0, scale, value * Math.log(most)}, confidenceLevel);
    }

    /** The parameter c: twice the rows divide the distance to the asymptote by 2^c. */
    public FittedValue exponent(double confidenceLevel) {
        return fitted(fit.parameters()[2], new double[] {0, 0, 1}, confidenceLevel);
    }

    private FittedValue fitted(double value, double[] gradient, double confidenceLevel) {
        double error = fit.standardError(gradient);
        double halfWidth =
                error
                        * TDistribution.of(fit.degreesOfFreedom())
                                .inverseSurvivalProbability((1 - confidenceLevel) / 2);
        return new FittedValue(value, error, List.of(value - halfWidth, value + halfWidth));
    }
}
