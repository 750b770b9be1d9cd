package dev.dropwise.batch;

import dev.dropwise.store.Blob;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;
import org.springframework.data.domain.Persistable;

/** Some rows of a batch prediction, in a file: a JSON object a line, compressed. */
@Entity
@Table(name = "batch_parts")
class BatchPart implements Persistable<BatchPart.Key> {

    @EmbeddedId private Key key;

    private String sha256;
    private long bytes;

    /** Which rows of which batch. */
    @Embeddable
    record Key(UUID predictionId, int firstRow) implements Serializable {}

    @SuppressWarnings("NullAway.Init") // JPA's own
    protected BatchPart() {}

    BatchPart(UUID prediction, int firstRow, Blob blob) {
        this.key = new Key(prediction, firstRow);
        this.sha256 = blob.sha256();
        this.bytes = blob.bytes();
    }

    @Override
    public Key getId() {
        return key;
    }

    /** To be inserted: a second one of the same rows is a fault. */
    @Override
    public boolean isNew() {
        return true;
    }

    Blob blob() {
        return Blob.predictions(sha256, bytes);
    }
}
