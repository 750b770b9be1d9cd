package dev.dropwise.batch;

import dev.dropwise.store.Blob;
import dev.dropwise.store.BlobUse;
import org.springframework.stereotype.Component;

/** A part needs the file of its rows. */
@Component
class PartsUsingBlobs implements BlobUse {

    private final BatchParts parts;

    PartsUsingBlobs(BatchParts parts) {
        this.parts = parts;
    }

    @Override
    public Blob.Kind kind() {
        return Blob.Kind.PREDICTIONS;
    }

    @Override
    public boolean names(String sha256) {
        return parts.existsBySha256(sha256);
    }
}
