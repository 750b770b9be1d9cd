package dev.dropwise.dataset;

import dev.dropwise.dataset.content.MatrixFile;
import dev.dropwise.store.Blob;
import dev.dropwise.store.JsonColumn;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/** A data set whose rows are in a {@link MatrixFile}. Immutable. */
@Entity
@Table(name = "datasets")
public class StoredDataset extends DatasetRow {

    @Convert(converter = OptionsColumn.class)
    private JsonNode options;

    @Convert(converter = OutlineColumn.class)
    private DatasetOutline outline;

    private String sha256;
    private long bytes;

    @SuppressWarnings("NullAway.Init") // JPA's own
    protected StoredDataset() {}

    StoredDataset(
            String name, JsonNode options, DatasetOutline outline, Blob matrix, Instant createdAt) {
        super(name, createdAt);
        this.options = options;
        this.outline = outline;
        this.sha256 = matrix.sha256();
        this.bytes = matrix.bytes();
    }

    /** How it was read, as it was asked for. */
    public JsonNode options() {
        return options;
    }

    DatasetOutline outline() {
        return outline;
    }

    Blob matrix() {
        return Blob.matrix(sha256, bytes);
    }

    @Converter
    static class OptionsColumn extends JsonColumn<JsonNode> {}

    @Converter
    public static class OutlineColumn extends JsonColumn<DatasetOutline> {}
}
