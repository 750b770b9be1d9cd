package dev.dropwise.inference;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dropwise.dataset.preprocessing.SeveralTargets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Several numbers, each in its target's own unit.
 *
 * @param values by the names of the targets, in the order of the data set; with samples the means
 *     over them
 * @param uncertainty of each of them; absent without samples
 */
record ValuesPredictionView(
        Map<String, Float> values,
        @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable Map<String, ValuePredictionView.Uncertainty> uncertainty)
        implements PredictionView {

    static ValuesPredictionView of(
            PredictionOutputs outputs, int instance, SeveralTargets several) {
        List<SeveralTargets.Named> targets = several.targets();
        Map<String, Float> values = new LinkedHashMap<>();
        Map<String, ValuePredictionView.Uncertainty> uncertainty = new LinkedHashMap<>();
        for (int i = 0; i < targets.size(); i++) {
            ValuePredictionView one =
                    ValuePredictionView.of(outputs, instance * targets.size() + i);
            values.put(targets.get(i).name(), one.value());
            if (one.uncertainty() != null) {
                uncertainty.put(targets.get(i).name(), one.uncertainty());
            }
        }
        return new ValuesPredictionView(values, uncertainty.isEmpty() ? null : uncertainty);
    }
}
