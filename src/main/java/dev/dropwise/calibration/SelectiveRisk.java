package dev.dropwise.calibration;

import dev.dropwise.evaluation.ClassScores;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * How often answers are wrong among those that a network is surest of, to answer only where they
 * are right often enough. Thresholds are tested one after the other, from few answers to all, until
 * one fails (Learn then Test, fixed sequence, https://arxiv.org/abs/2110.01052): by the exact
 * binomial tail, which is the bound of Clopper and Pearson. Given the threshold, a row's
 * confidence, the rows above it are drawn independently from those that it lets pass, so that their
 * errors are binomial.
 *
 * @param confidences of the calibration rows' likeliest classes, descending
 * @param errors how many of the rows up to each are wrong
 * @param testConfidences of the rows of the hold-out in their order
 * @param testErrors 1 where such a row is wrong, else 0
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares risks
public record SelectiveRisk(
        double[] confidences, int[] errors, double[] testConfidences, int[] testErrors) {

    /** How sure the bound is: among calibrations so many keep what they promise. */
    public static final double CONFIDENCE_LEVEL = 0.99;

    private static final int STEPS = 50;

    static SelectiveRisk of(ClassScores calibration, ClassScores test) {
        int[] order =
                IntStream.range(0, calibration.rows())
                        .boxed()
                        .sorted(Comparator.comparingDouble(row -> -calibration.confidence(row)))
                        .mapToInt(Integer::intValue)
                        .toArray();
        int[] errors = new int[order.length];
        int sum = 0;
        for (int i = 0; i < order.length; i++) {
            sum += calibration.isRight(order[i]) ? 0 : 1;
            errors[i] = sum;
        }
        return new SelectiveRisk(
                IntStream.of(order).mapToDouble(calibration::confidence).toArray(),
                errors,
                IntStream.range(0, test.rows()).mapToDouble(test::confidence).toArray(),
                IntStream.range(0, test.rows()).map(row -> test.isRight(row) ? 0 : 1).toArray());
    }

    /** The lowest threshold above which answers are wrong seldom enough. */
    public AnswerThreshold threshold(double maxError) {
        int rows = confidences.length;
        int first = rowsFor(maxError);
        AnswerThreshold found = AnswerThreshold.none(reason(first));
        for (int answered = first; answered <= rows; answered = next(answered, rows)) {
            double below = answered == rows ? -1 : confidences[answered];
            int above = above(below);
            if (above >= first) {
                if (tail(above, maxError) > 1 - CONFIDENCE_LEVEL) {
                    return found;
                }
                found = AnswerThreshold.above(below);
            }
        }
        return found;
    }

    private int next(int answered, int rows) {
        int next = answered + Math.max(1, rows / STEPS);
        return next > rows && answered < rows ? rows : next;
    }

    /** Rows that are surer, which are fewer where some are equally sure. */
    private int above(double below) {
        int above = confidences.length;
        while (above > 0 && confidences[above - 1] <= below) {
            above--;
        }
        return above;
    }

    /** How likely so few errors were, were they as frequent as is allowed. */
    private double tail(int answered, double maxError) {
        return BinomialDistribution.of(answered, maxError)
                .cumulativeProbability(errors[answered - 1]);
    }

    /** How many rows without an error it takes to tell that so many are wrong at most. */
    static int rowsFor(double maxError) {
        return (int) Math.ceil(Math.log(1 - CONFIDENCE_LEVEL) / Math.log1p(-maxError));
    }

    private String reason(int first) {
        return first > confidences.length
                ? "it takes %d calibration rows to tell, there are %d"
                        .formatted(first, confidences.length)
                : "even the surest calibration rows are wrong too often";
    }
}
