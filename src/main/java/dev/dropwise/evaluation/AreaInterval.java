package dev.dropwise.evaluation;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Intervals of areas under curves of one class against the others. Where both kinds have at least
 * 30 rows they are symmetric around the logit, with the variance that the rows' influences tell and
 * as many degrees of freedom; where fewer, the spread of these few says little, and intervals rest
 * on how far areas of that size vary at most.
 *
 * @param level how often they are to contain the area of all rows
 */
record AreaInterval(double level) {

    private static final int ENOUGH_ROWS = 30;

    /** Halvings of an interval of length 1: as exact as a double. */
    private static final int HALVINGS = 53;

    /**
     * Variance: DeLong et al., 1988, https://doi.org/10.2307/2531595; few rows: method 5 of
     * Newcombe, 2006, https://doi.org/10.1002/sim.2324
     */
    List<Double> roc(AreaInfluences influences) {
        int positives = influences.positives();
        int negatives = influences.negatives();
        double area = influences.areas().rocAuc();
        double ofPositives = influences.rocVarianceOfPositives() * positives / (positives - 1.0);
        double ofNegatives = influences.rocVarianceOfNegatives() * negatives / (negatives - 1.0);
        double variance = ofPositives + ofNegatives;
        if (Math.min(positives, negatives) < ENOUGH_ROWS || !isInside(area, variance)) {
            return newcombe(area, positives, negatives);
        }
        double degrees =
                variance
                        * variance
                        / (ofPositives * ofPositives / (positives - 1)
                                + ofNegatives * ofNegatives / (negatives - 1));
        return logit(area, variance, degrees);
    }

    /**
     * Few rows: as of a proportion of the rows of the class. Boyd et al., 2013,
     * https://doi.org/10.1007/978-3-642-40994-3_29; Wilson, 1927
     */
    List<Double> precisionRecall(AreaInfluences influences) {
        int positives = influences.positives();
        double area = influences.areas().prAuc();
        double variance = influences.prVariance() * positives / (positives - 1.0);
        return positives < ENOUGH_ROWS || !isInside(area, variance)
                ? wilson(area, positives)
                : logit(area, variance, positives - 1);
    }

    private static boolean isInside(double area, double variance) {
        return variance > 0 && area > 0 && area < 1;
    }

    private List<Double> logit(double area, double variance, double degrees) {
        double center = Math.log(area / (1 - area));
        double half =
                TDistribution.of(degrees).inverseCumulativeProbability((1 + level) / 2)
                        * Math.sqrt(variance)
                        / (area * (1 - area));
        return List.of(1 / (1 + Math.exp(half - center)), 1 / (1 + Math.exp(-half - center)));
    }

    /** Of all areas those from which this one is not further than they vary. */
    private List<Double> newcombe(double area, int positives, int negatives) {
        double more = (positives + negatives) / 2.0 - 1;
        DoubleUnaryOperator reach =
                one ->
                        deviations()
                                * Math.sqrt(
                                        one
                                                * (1 - one)
                                                * (1
                                                        + more * (1 - one) / (2 - one)
                                                        + more * one / (1 + one))
                                                / positives
                                                / negatives);
        return List.of(end(area, 0, reach), end(area, 1, reach));
    }

    private static double end(double area, double furthest, DoubleUnaryOperator reach) {
        double within = area;
        double beyond = furthest;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (within + beyond) / 2;
            if (Math.abs(area - middle) > reach.applyAsDouble(middle)) {
                beyond = middle;
            } else {
                within = middle;
            }
        }
        return within;
    }

    private List<Double> wilson(double share, int rows) {
        double z = deviations();
        double more = z * z / rows;
        double center = (share + more / 2) / (1 + more);
        double half = z / (1 + more) * Math.sqrt((share * (1 - share) + more / 4) / rows);
        return List.of(Math.max(0, center - half), Math.min(1, center + half));
    }

    private double deviations() {
        return NormalDistribution.of(0, 1).inverseCumulativeProbability((1 + level) / 2);
    }
}
