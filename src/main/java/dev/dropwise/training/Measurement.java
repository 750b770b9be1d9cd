package dev.dropwise.training;

import dev.dropwise.engine.Sums;
import org.jspecify.annotations.Nullable;

/**
 * Loss and metric over a set of rows, dropout off; null where there were no rows.
 *
 * @param loss mean
 * @param accuracy share classified rightly; null for regression
 * @param meanAbsoluteError in the target's own unit; null for classification
 */
public record Measurement(
        @Nullable Double loss, @Nullable Double accuracy, @Nullable Double meanAbsoluteError) {

    public static final Measurement NOTHING = new Measurement(null, null, null);

    /**
     * @param unit how much of the target's own unit one standardized unit is; 0 for classification
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
