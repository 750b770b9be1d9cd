package dev.dropwise.dataset;

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
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a data set is made of another one's rows; its own are made when they are asked for.
 * Immutable.
 */
@Entity
@Table(name = "derived_datasets")
class DerivedDataset implements Persistable<String> {

    @Id private String name;

    @Convert(converter = DerivationColumn.class)
    private Derivation derivation;

    @Convert(converter = StoredDataset.OutlineColumn.class)
    private Outline outline;

    /** The data set that has to stay; null where it comes with Dropwise and does. */
    @SuppressWarnings("UnusedVariable") // queries ask for it
    private @Nullable String source;

    private Instant createdAt;

    @Transient private boolean stored;

    @SuppressWarnings("NullAway.Init") // JPA's own
    protected DerivedDataset() {}

    DerivedDataset(
            Derivation derivation, Outline outline, @Nullable String source, Instant createdAt) {
        this.name = derivation.name();
        this.derivation = derivation;
        this.outline = outline;
        this.source = source;
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

    Derivation derivation() {
        return derivation;
    }

    Outline outline() {
        return outline;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Converter
    static class DerivationColumn extends JsonColumn<Derivation> {
        DerivationColumn(JsonMapper mapper) {
            super(mapper, Derivation.class);
        }
    }
}
