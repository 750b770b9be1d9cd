package dev.dropwise.job.checkpoint;

import dev.dropwise.run.Checkpoint;
import dev.dropwise.run.Checkpoint.Kind;
import dev.dropwise.run.Checkpoints;
import dev.dropwise.store.Blob;
import dev.dropwise.store.BlobStore;
import dev.dropwise.store.BlobStore.Staged;
import dev.dropwise.training.Trainer;
import dev.dropwise.training.TrainingState;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The files of checkpoints, before and after rows name them. */
@Component
public class CheckpointFiles {

    private final Checkpoints checkpoints;
    private final BlobStore blobs;

    CheckpointFiles(Checkpoints checkpoints, BlobStore blobs) {
        this.checkpoints = checkpoints;
        this.blobs = blobs;
    }

    /** Writes a program to a file that may or may not become a checkpoint. */
    public Staged stage(BlobStore.Content program) {
        return blobs.stage(Blob.Kind.PROGRAM, program);
    }

    /** See {@link BlobStore#prepare}. */
    public void prepare(Staged staged) {
        blobs.prepare(staged);
    }

    /** See {@link BlobStore#discard}. */
    public void discard(Staged staged) {
        blobs.discard(staged);
    }

    /** The best checkpoint that a run has kept. */
    public Path best(UUID run) {
        return checkpoints
                .findFirstByRunAndKindOrderByIdDesc(run, Kind.BEST)
                .map(best -> blobs.verified(best.blob()))
                .orElseThrow(() -> new IllegalStateException("no best checkpoint of run " + run));
    }

    /** Where a run goes on; empty if it has to begin. */
    public Optional<Trainer.Checkpoint> last(UUID run) {
        return checkpoints.findFirstByRunAndKindOrderByIdDesc(run, Kind.LAST).map(this::read);
    }

    private Trainer.Checkpoint read(Checkpoint last) {
        TrainingState state = last.position();
        if (state == null) {
            throw new IllegalStateException("checkpoint " + last.id() + " has no position");
        }
        return new Trainer.Checkpoint(state, blobs.verified(last.blob()));
    }
}
