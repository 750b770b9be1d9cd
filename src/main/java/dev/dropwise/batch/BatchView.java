package dev.dropwise.batch;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A batch prediction as clients see it.
 *
 * @param version of the model that predicts, whatever its aliases do meanwhile
 * @param request as it was sent, with the seed
 * @param owner null if nobody is known
 * @param error why it failed
 * @param links where to go from here
 */
record BatchView(
        UUID id,
        String model,
        int version,
        String dataset,
        BatchState state,
        BatchProgress progress,
        BatchRequest request,
        @Nullable String owner,
        @Nullable String error,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        Map<String, String> links) {

    /**
     * How far it is.
     *
     * @param rows of the data set
     * @param done how many of them are predicted and kept
     * @param faulty of these, how many could not be predicted: the result says why
     */
    record BatchProgress(int rows, int done, int faulty, double fraction) {}

    static BatchView of(BatchPrediction batch) {
        return new BatchView(
                batch.id(),
                batch.model(),
                batch.modelVersion(),
                batch.dataset(),
                batch.state(),
                new BatchProgress(
                        batch.totalRows(),
                        batch.doneRows(),
                        batch.faultyRows(),
                        (double) batch.doneRows() / batch.totalRows()),
                batch.request(),
                batch.owner().isEmpty() ? null : batch.owner(),
                batch.error(),
                batch.createdAt(),
                batch.startedAt(),
                batch.finishedAt(),
                links(batch));
    }

    static String path(BatchPrediction batch) {
        return "/api/v1/models/" + batch.model() + "/predictions/" + batch.id();
    }

    private static Map<String, String> links(BatchPrediction batch) {
        String self = path(batch);
        Map<String, String> links = new LinkedHashMap<>();
        links.put("self", self);
        if (!batch.state().isFinal()) {
            links.put("cancel", self + "/cancel");
        }
        if (batch.state() == BatchState.SUCCEEDED) {
            links.put("result", self + "/result");
        }
        return links;
    }
}
