package dev.dropwise.training;

import dev.dropwise.engine.Sums;
import org.jspecify.annotations.Nullable;

/**
 * Loss and metric over a set of rows, dropout off; null where there were no rows.
 *
 * @param loss mean
 * @param accuracy share classified rightly, the mean over several targets; null for regression
 * @param meanAbsoluteError in the target's own unit, of several targets the mean in standard
 *     deviations of each; null for classification
 */
public record Measurement(
        @Nullable Double loss, @Nullable Double accuracy, @Nullable Double meanAbsoluteError) {

    public static final Measurement NOTHING = new Measurement(null, null, null);

    /**
     * @param unit in how many units of its own to tell a standardized unit of error; 0 for
     *     classification
     */
    static Measurement of(Sums sums, double unit) {
        if (sums.count() == 0) {
            return NOTHING;
        }
        return unit == 0
                ? new Measurement(sums.meanLoss(), sums.meanMetric(), null)
                : new Measurement(sums.meanLoss(), null, sums.meanMetric() * unit);
    }
}
