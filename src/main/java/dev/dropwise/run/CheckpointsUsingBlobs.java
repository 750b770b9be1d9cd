package dev.dropwise.run;

import dev.dropwise.store.Blob;
import dev.dropwise.store.BlobUse;
import org.springframework.stereotype.Component;

/** A checkpoint needs its program. */
@Component
class CheckpointsUsingBlobs implements BlobUse {

    private final Checkpoints checkpoints;

    CheckpointsUsingBlobs(Checkpoints checkpoints) {
        this.checkpoints = checkpoints;
    }

    @Override
    public Blob.Kind kind() {
        return Blob.Kind.PROGRAM;
    }

    @Override
    public boolean names(String sha256) {
        return checkpoints.existsBySha256(sha256);
    }
}
