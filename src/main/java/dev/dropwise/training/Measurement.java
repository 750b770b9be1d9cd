package dev.dropwise.training;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dropwise.engine.EvaluationSums;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Loss and metric over a set of rows, dropout off; null where there were no rows.
 *
 * @param loss mean
 * @param accuracy share classified rightly, the mean over several targets; null for regression
 * @param meanAbsoluteError in the target's own unit, of several targets the mean in standard
 *     deviations of each; null for classification
 * @param exactMatchAccuracy share of rows of which all targets are classified rightly; null for one
 *     target and for regression
 * @param accuracies of several targets by their names; null else
 * @param meanAbsoluteErrors of several targets by their names, each in its own unit; null else
 */
public record Measurement(
        @Nullable Double loss,
        @Nullable Double accuracy,
        @Nullable Double meanAbsoluteError,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double exactMatchAccuracy,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, Double> accuracies,
        @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable Map<String, Double> meanAbsoluteErrors) {

    /** How many rows are measured together. */
    static final int BATCH = 256;

    public static final Measurement NOTHING = new Measurement(null, null, null, null, null, null);

    static Measurement of(EvaluationSums sums, MeasuredTargets targets) {
        if (sums.count() == 0) {
            return NOTHING;
        }
        double metric = sums.meanMetric();
        boolean several = !sums.metrics().isEmpty();
        Map<String, Double> each = several ? each(sums, targets) : null;
        return targets.classes()
                ? new Measurement(
                        sums.meanLoss(),
                        metric,
                        null,
                        several ? sums.allRight() / sums.count() : null,
                        each,
                        null)
                : new Measurement(sums.meanLoss(), null, metric * targets.unit(), null, null, each);
    }

    /**
     * What is told of all targets together, as runs call it.
     *
     * @param part of the rows: train, validation or test
     */
    public Map<String, Double> byName(String part) {
        Map<String, Double> named = new LinkedHashMap<>();
        put(part + "Loss", loss, named);
        put(part + "Accuracy", accuracy, named);
        put(part + "MeanAbsoluteError", meanAbsoluteError, named);
        put(part + "ExactMatchAccuracy", exactMatchAccuracy, named);
        return named;
    }

    private static void put(String name, @Nullable Double value, Map<String, Double> named) {
        if (value != null && Double.isFinite(value)) {
            named.put(name, value);
        }
    }

    private static Map<String, Double> each(EvaluationSums sums, MeasuredTargets targets) {
        Map<String, Double> each = new LinkedHashMap<>();
        List<Double> metrics = sums.metrics();
        targets.units()
                .forEach(
                        (name, unit) ->
                                each.put(name, metrics.get(each.size()) / sums.count() * unit));
        return each;
    }
}
