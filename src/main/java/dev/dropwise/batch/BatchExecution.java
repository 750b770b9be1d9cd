package dev.dropwise.batch;

import dev.dropwise.store.BlobStore.Staged;
import dev.dropwise.store.NamedBlobs;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where workers of batch predictions come to: they take one, bring its parts, and bring it back
 * ended or stopped.
 */
@Component
@Transactional
class BatchExecution {

    /** So often it may take its worker with it. */
    private static final int MOST_LOSSES = 3;

    private final BatchPredictions batches;
    private final BatchParts parts;
    private final NamedBlobs files;
    private final Clock clock;

    BatchExecution(BatchPredictions batches, BatchParts parts, NamedBlobs files, Clock clock) {
        this.batches = batches;
        this.parts = parts;
        this.files = files;
        this.clock = clock;
    }

    /** One to work on; empty if it was cancelled or deleted while it waited. */
    Optional<BatchPrediction> take(UUID id) {
        Optional<BatchPrediction> found =
                batches.lock(id).filter(batch -> !batch.state().isFinal());
        found.ifPresent(batch -> batch.start(clock.instant()));
        return found;
    }

    /**
     * Keeps the next rows.
     *
     * @param from the first of them
     * @return false where nobody wants them: it was cancelled, or another worker has it
     */
    boolean add(UUID id, int from, int rows, int faulty, Staged staged) {
        Optional<BatchPrediction> found =
                batches.lock(id)
                        .filter(batch -> batch.state() == BatchState.RUNNING)
                        .filter(batch -> batch.doneRows() == from);
        found.ifPresent(
                batch -> {
                    parts.save(new BatchPart(id, from, files.keep(List.of(staged)).get(0)));
                    batch.add(rows, faulty);
                });
        return found.isPresent();
    }

    void succeed(UUID id) {
        batches.lock(id)
                .filter(batch -> batch.state() == BatchState.RUNNING)
                .ifPresent(batch -> batch.succeed(clock.instant()));
    }

    /** Its worker's process ends. */
    void stop(UUID id) {
        batches.lock(id).ifPresent(BatchPrediction::requeue);
    }

    void fail(UUID id, String reason) {
        batches.lock(id)
                .filter(batch -> !batch.state().isFinal())
                .ifPresent(batch -> batch.fail(reason, clock.instant()));
    }

    /**
     * Its worker stopped answering.
     *
     * @return false if nobody is to go on with it
     */
    boolean workerLost(UUID id) {
        Optional<BatchPrediction> found =
                batches.lock(id).filter(batch -> !batch.state().isFinal());
        found.filter(batch -> batch.loseWorker() >= MOST_LOSSES)
                .ifPresent(
                        batch ->
                                batch.fail(
                                        "its worker stopped answering %d times: see the workers' logs"
                                                .formatted(MOST_LOSSES),
                                        clock.instant()));
        return found.filter(batch -> !batch.state().isFinal()).isPresent();
    }
}
