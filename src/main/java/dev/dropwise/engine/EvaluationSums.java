package dev.dropwise.engine;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What an evaluation adds up.
 *
 * @param loss sum of the examples' losses
 * @param metric examples classified rightly, or the sum of absolute errors; of several targets
 *     their mean
 * @param count examples
 * @param allRight of several targets: examples of which all are classified rightly
 * @param metrics of several targets: as {@code metric}, of each; else empty, and where a checkpoint
 *     of an earlier version measures
 */
public record EvaluationSums(
        double loss, double metric, long count, double allRight, List<Double> metrics) {

    public static final EvaluationSums NONE = new EvaluationSums(0, 0, 0, 0, List.of());

    /** As a program gives them. */
    static EvaluationSums of(double[] sums, long count) {
        return new EvaluationSums(
                sums[0],
                sums[1],
                count,
                sums.length > 2 ? sums[2] : 0,
                Arrays.stream(sums).skip(3).boxed().toList());
    }

    /** Of other examples, too. */
    public EvaluationSums plus(EvaluationSums other) {
        return count == 0
                ? other
                : new EvaluationSums(
                        loss + other.loss,
                        metric + other.metric,
                        count + other.count,
                        allRight + other.allRight,
                        IntStream.range(0, metrics.size())
                                .mapToObj(i -> metrics.get(i) + other.metrics.get(i))
                                .toList());
    }

    /** NaN where there were no examples. */
    public double meanLoss() {
        return loss / count;
    }

    /** NaN where there were no examples. */
    public double meanMetric() {
        return metric / count;
    }
}
