package dev.dropwise.inference;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.inference.explanation.ExplanationView;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A number in the target's own unit.
 *
 * @param value with samples the mean over them
 * @param interval that contains the true value in at least the stated share of cases, around what
 *     the network says with dropout off; its ends are null where it is unbounded. Left out without
 *     confidenceLevel
 * @param coverage of such intervals; left out without confidenceLevel
 * @param quantiles that the loss has learned, by their names; left out where it has none. They
 *     cover what they state where the network has learned them well, intervals in any case
 * @param samplesUsed how many passes it took; left out unless samples is "auto"
 * @param samples what every pass said; left out unless asked for
 * @param explanation what each column or pixel contributed to the value; left out without explain
 * @param imputed columns whose values were missing
 */
@JsonTypeName("value")
record ValuePredictionView(
        double value,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<@Nullable Double> interval,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CoverageView coverage,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Double> quantiles,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ValueUncertainty uncertainty,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer samplesUsed,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<List<Double>> samples,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ExplanationView explanation,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> imputed)
        implements PredictionView {

    static ValuePredictionView of(
            ServedCheckpoint served, Predictions.Answers answers, int row, List<String> imputed) {
        PredictionOutputs outputs = answers.outputs();
        TrustedAnswer trusted = answers.trusted(row);
        return new ValuePredictionView(
                outputs.values()[row],
                trusted.interval(),
                trusted.coverage(),
                PredictedQuantiles.of(served, outputs, row),
                ValueUncertainty.of(outputs, row),
                outputs.used(row),
                outputs.passes() == null ? null : outputs.passes().of(row),
                answers.explanation(row),
                imputed);
    }
}
