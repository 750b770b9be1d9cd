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

/**
 * How a data set is made of another one's rows; its own are made when they are asked for.
 * Immutable.
 */
@Entity
@Table(name = "derived_datasets")
class DerivedDataset extends DatasetRow {

    @Convert(converter = DerivationColumn.class)
    private Derivation derivation;

    @Convert(converter = StoredDataset.OutlineColumn.class)
    private DatasetOutline outline;

    /** The data set that has to stay; null where it comes with Dropwise and does. */
    @SuppressWarnings("UnusedVariable") // queries ask for it
    private @Nullable String source;

    @SuppressWarnings("NullAway.Init") // JPA's own
    protected DerivedDataset() {}

    DerivedDataset(
            Derivation derivation,
            DatasetOutline outline,
            @Nullable String source,
            Instant createdAt) {
        super(derivation.name(), createdAt);
        this.derivation = derivation;
        this.outline = outline;
        this.source = source;
    }

    Derivation derivation() {
        return derivation;
    }

    DatasetOutline outline() {
        return outline;
    }

    @Converter
    static class DerivationColumn extends JsonColumn<Derivation> {}
}
