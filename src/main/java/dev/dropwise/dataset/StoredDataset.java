package dev.dropwise.dataset;

import dev.dropwise.store.Blob;
import dev.dropwise.store.JsonColumn;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import org.springframework.data.domain.Persistable;
import tools.jackson.databind.json.JsonMapper;

/** A data set whose rows are in a {@link MatrixFile}. Immutable. */
@Entity
@Table(name = "datasets")
class StoredDataset implements Persistable<String> {

    @Id private String name;

    @Convert(converter = OptionsColumn.class)
    private UploadOptions options;

    @Convert(converter = OutlineColumn.class)
    private Outline outline;

    private String sha256;
    private long bytes;
    private Instant createdAt;

    @Transient private boolean stored;

    @SuppressWarnings("NullAway.Init") // JPA's own
    protected StoredDataset() {}

    StoredDataset(UploadOptions options, Outline outline, Blob matrix, Instant createdAt) {
        this.name = options.name();
        this.options = options;
        this.outline = outline;
        this.sha256 = matrix.sha256();
        this.bytes = matrix.bytes();
        this.createdAt = createdAt;
    }

    @Override
    public String getId() {
        return name;
    }

    /** To be inserted: two of one name are a conflict, not an update. */
    @Override
    public boolean isNew() {
        return !stored;
    }

    @PostLoad
    @PostPersist
    void isStored() {
        stored = true;
    }

    /** As they were sent. */
    UploadOptions options() {
        return options;
    }

    Outline outline() {
        return outline;
    }

    Blob matrix() {
        return Blob.matrix(sha256, bytes);
    }

    Instant createdAt() {
        return createdAt;
    }

    @Converter
    static class OptionsColumn extends JsonColumn<UploadOptions> {
        OptionsColumn(JsonMapper mapper) {
            super(mapper, UploadOptions.class);
        }
    }

    @Converter
    static class OutlineColumn extends JsonColumn<Outline> {
        OutlineColumn(JsonMapper mapper) {
            super(mapper, Outline.class);
        }
    }
}
