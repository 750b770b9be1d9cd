package dev.dropwise.inference;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Predictions, one an instance, in their order.
 *
 * @param model null when a run predicts
 * @param version of that model
 * @param run that predicts; left out when a model does
 * @param seed that gives the same samples again; left out without samples
 */
record PredictionsView(
        @Nullable String model,
        @Nullable Integer version,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID run,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long seed,
        List<PredictionView> predictions) {

    static PredictionsView of(ServedCheckpoint served, PredictionOutputs outputs) {
        int instances = outputs.rows() / served.targets();
        List<PredictionView> predictions = new ArrayList<>(instances);
        for (int row = 0; row < instances; row++) {
            predictions.add(PredictionView.of(served, outputs, row));
        }
        return new PredictionsView(
                served.model(),
                served.version(),
                served.model() == null ? served.checkpoint().run() : null,
                outputs.seed(),
                predictions);
    }
}
