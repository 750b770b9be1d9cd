package dev.dropwise.inference;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A number in the target's own unit.
 *
 * @param value with samples the mean over them
 * @param samples what every pass said; left out unless asked for
 * @param imputed columns whose values were missing
 */
@JsonTypeName("value")
record ValuePredictionView(
        double value,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ValueUncertainty uncertainty,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<List<Double>> samples,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> imputed)
        implements PredictionView {

    static ValuePredictionView of(PredictionOutputs outputs, int row, List<String> imputed) {
        return new ValuePredictionView(
                outputs.values()[row],
                ValueUncertainty.of(outputs, row),
                outputs.passes() == null ? null : outputs.passes().of(row),
                imputed);
    }
}
