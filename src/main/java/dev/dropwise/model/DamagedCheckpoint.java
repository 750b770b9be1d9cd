package dev.dropwise.model;

import dev.dropwise.problem.Conflict;
import dev.dropwise.run.Checkpoint;

/** The stored file of a checkpoint is gone, has changed, or libtorch cannot read it. */
public final class DamagedCheckpoint extends Conflict {

    private static final long serialVersionUID = 1L;

    public DamagedCheckpoint(Checkpoint checkpoint, Throwable cause) {
        super(
                "the checkpoint %s of epoch %d of run %s cannot be used: %s"
                        .formatted(
                                checkpoint.id(),
                                checkpoint.epoch(),
                                checkpoint.run(),
                                cause.getMessage()));
        initCause(cause);
    }
}
