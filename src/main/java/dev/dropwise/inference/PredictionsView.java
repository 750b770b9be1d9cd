package dev.dropwise.inference;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dropwise.problem.Fault;
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
 * @param epoch of its run after which the weights were taken
 * @param seed that gives the same samples again; left out without samples
 * @param warnings of values far from all that training rows have, as pointers into the request
 */
record PredictionsView(
        @Nullable String model,
        @Nullable Integer version,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID run,
        int epoch,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long seed,
        List<PredictionView> predictions,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Fault> warnings) {

    static PredictionsView of(ServedCheckpoint served, Predictions.Answers answers) {
        PredictionOutputs outputs = answers.outputs();
        int instances = outputs.rows() / served.targets();
        List<PredictionView> predictions = new ArrayList<>(instances);
        for (int row = 0; row < instances; row++) {
            predictions.add(PredictionView.of(served, answers, row));
        }
        return new PredictionsView(
                served.model(),
                served.version(),
                served.model() == null ? served.checkpoint().run() : null,
                served.checkpoint().epoch(),
                outputs.seed(),
                predictions,
                answers.notes().warnings());
    }
}
