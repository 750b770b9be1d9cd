package dev.dropwise.inference;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.dataset.preprocessing.SeveralTargets;
import dev.dropwise.inference.explanation.ExplanationView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Several numbers, each in its target's own unit.
 *
 * @param values by the names of the targets, in the order of the data set; with samples the means
 *     over them
 * @param interval of each, that contains its true value in at least the stated share of cases; left
 *     out without confidenceLevel
 * @param coverage of such intervals; left out without confidenceLevel
 * @param quantiles of each, that the loss has learned, by their names; left out where it has none
 * @param uncertainty of each of them; absent where nothing is known of it
 * @param samplesUsed how many passes it took; left out unless samples is "auto"
 * @param samples what every pass said, in the order of the targets; left out unless asked for
 * @param explanation what each column or pixel contributed to each of them; left out without
 *     explain
 * @param imputed columns whose values were missing
 */
@JsonTypeName("values")
record ValuesPredictionView(
        Map<String, Double> values,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, List<@Nullable Double>> interval,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, CoverageView> coverage,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Map<String, Double>> quantiles,
        @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable Map<String, ValueUncertainty> uncertainty,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer samplesUsed,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<List<Double>> samples,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, ExplanationView> explanation,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> imputed)
        implements PredictionView {

    static ValuesPredictionView of(
            ServedCheckpoint served,
            Predictions.Answers answers,
            int instance,
            SeveralTargets several,
            List<String> imputed) {
        PredictionOutputs outputs = answers.outputs();
        List<SeveralTargets.Named> targets = several.targets();
        Map<String, Double> values = new LinkedHashMap<>();
        Map<String, List<@Nullable Double>> intervals = new LinkedHashMap<>();
        Map<String, CoverageView> coverages = new LinkedHashMap<>();
        Map<String, Map<String, Double>> quantiles = new LinkedHashMap<>();
        Map<String, ExplanationView> explanations = new LinkedHashMap<>();
        Map<String, ValueUncertainty> uncertainty = new LinkedHashMap<>();
        for (int i = 0; i < targets.size(); i++) {
            int row = instance * targets.size() + i;
            String name = targets.get(i).name();
            values.put(name, outputs.values()[row]);
            TrustedAnswer trusted = answers.trusted(row);
            if (trusted.interval() != null && trusted.coverage() != null) {
                intervals.put(name, trusted.interval());
                coverages.put(name, trusted.coverage());
            }
            Map<String, Double> predicted = PredictedQuantiles.of(served, outputs, row);
            if (!predicted.isEmpty()) {
                quantiles.put(name, predicted);
            }
            ExplanationView explanation = answers.explanation(row);
            if (explanation != null) {
                explanations.put(name, explanation);
            }
            ValueUncertainty known = ValueUncertainty.of(outputs, row);
            if (known != null) {
                uncertainty.put(name, known);
            }
        }
        return new ValuesPredictionView(
                values,
                intervals,
                coverages,
                quantiles,
                uncertainty.isEmpty() ? null : uncertainty,
                outputs.used(instance),
                outputs.passes() == null
                        ? null
                        : outputs.passes().of(instance * targets.size(), targets.size()),
                explanations,
                imputed);
    }
}
