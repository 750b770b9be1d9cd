package dev.dropwise.engine;

/**
 * What an evaluation adds up.
 *
 * @param loss sum of the examples' losses
 * @param metric examples classified rightly, or the sum of absolute errors; of several targets
 *     their mean
 * @param count examples
 */
public record Sums(double loss, double metric, long count) {

    public static final Sums NONE = new Sums(0, 0, 0);

    public Sums plus(Sums other) {
        return new Sums(loss + other.loss, metric + other.metric, count + other.count);
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
