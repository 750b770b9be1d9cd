package dev.dropwise.run;

import dev.dropwise.run.Checkpoint.Kind;
import dev.dropwise.training.Measurement;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A checkpoint as clients see it.
 *
 * @param sha256 of the file
 * @param test loss and accuracy on the data set's hold-out; null before the run's end
 */
record CheckpointView(
        UUID id,
        int epoch,
        Kind kind,
        long bytes,
        String sha256,
        @Nullable Measurement test,
        Instant createdAt) {

    static CheckpointView of(Checkpoint checkpoint) {
        return new CheckpointView(
                checkpoint.id(),
                checkpoint.epoch(),
                checkpoint.kind(),
                checkpoint.blob().bytes(),
                checkpoint.blob().sha256(),
                checkpoint.test(),
                checkpoint.createdAt());
    }
}
