package dev.dropwise.dataset.generated;

import dev.dropwise.dataset.DatasetOutline;
import dev.dropwise.dataset.DatasetRow;
import dev.dropwise.dataset.StoredDataset;
import dev.dropwise.store.JsonColumn;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a synthetic data set is made; its rows are made when they are asked for. Immutable. */
@Entity
@Table(name = "synthetic_datasets")
class SyntheticDataset extends DatasetRow {

    @Convert(converter = SynthesisColumn.class)
    private Synthesis synthesis;

    @Convert(converter = StoredDataset.OutlineColumn.class)
    private @Nullable DatasetOutline outline;

    @SuppressWarnings("NullAway.Init") // JPA's own
    protected SyntheticDataset() {}

    SyntheticDataset(Synthesis synthesis, DatasetOutline outline, Instant createdAt) {
        super(synthesis.name(), createdAt);
        this.synthesis = synthesis;
        this.outline = outline;
    }

    Synthesis synthesis() {
        return synthesis;
    }

    /** Null where it was made before outlines were kept. */
    @Nullable DatasetOutline outline() {
        return outline;
    }

    @Converter
    static class SynthesisColumn extends JsonColumn<Synthesis> {}
}
