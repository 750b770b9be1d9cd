package dev.dropwise.inference;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A number in the target's own unit.
 *
 * @param value with samples the mean over them
 */
record ValuePredictionView(
        float value, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Uncertainty uncertainty)
        implements PredictionView {

    /**
     * How sure the network is, in the target's own unit.
     *
     * @param std of the samples
     * @param interval in which 95 % of the samples lie: their 2.5 % and 97.5 % quantiles, linear
     *     between neighbours. It says how far the network's opinions spread, not where 95 % of true
     *     values fall
     */
    @Schema(name = "ValueUncertainty")
    record Uncertainty(float std, List<Float> interval) {}

    static ValuePredictionView of(PredictionOutputs outputs, int row) {
        PredictionOutputs.Spread spread = outputs.spread();
        return new ValuePredictionView(
                outputs.values()[row],
                spread == null
                        ? null
                        : new Uncertainty(
                                spread.std()[row],
                                List.of(
                                        spread.interval()[2 * row],
                                        spread.interval()[2 * row + 1])));
    }
}
