package dev.dropwise.dataset;

import dev.dropwise.dataset.content.MatrixFile;
import dev.dropwise.dataset.upload.UploadOptions;
import dev.dropwise.store.Blob;
import dev.dropwise.store.JsonColumn;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import tools.jackson.databind.json.JsonMapper;

/** A data set whose rows are in a {@link MatrixFile}. Immutable. */
@Entity
@Table(name = "datasets")
public class StoredDataset extends DatasetRow {

    @Convert(converter = OptionsColumn.class)
    private UploadOptions options;

    @Convert(converter = OutlineColumn.class)
    private DatasetOutline outline;

    private String sha256;
    private long bytes;

    @SuppressWarnings("NullAway.Init") // JPA's own
    protected StoredDataset() {}

    StoredDataset(UploadOptions options, DatasetOutline outline, Blob matrix, Instant createdAt) {
        super(options.name(), createdAt);
        this.options = options;
        this.outline = outline;
        this.sha256 = matrix.sha256();
        this.bytes = matrix.bytes();
    }

    /** As they were sent. */
    public UploadOptions options() {
        return options;
    }

    DatasetOutline outline() {
        return outline;
    }

    Blob matrix() {
        return Blob.matrix(sha256, bytes);
    }

    @Converter
    static class OptionsColumn extends JsonColumn<UploadOptions> {
        OptionsColumn(JsonMapper mapper) {
            super(mapper, UploadOptions.class);
        }
    }

    @Converter
    public static class OutlineColumn extends JsonColumn<DatasetOutline> {
        OutlineColumn(JsonMapper mapper) {
            super(mapper, DatasetOutline.class);
        }
    }
}
