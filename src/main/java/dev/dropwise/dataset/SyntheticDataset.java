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

/** How a synthetic data set is made; its rows are made when they are asked for. Immutable. */
@Entity
@Table(name = "synthetic_datasets")
class SyntheticDataset implements Persistable<String> {

    @Id private String name;

    @Convert(converter = SynthesisColumn.class)
    private Synthesis synthesis;

    @Convert(converter = StoredDataset.OutlineColumn.class)
    private @Nullable Outline outline;

    private Instant createdAt;

    @Transient private boolean stored;

    @SuppressWarnings("NullAway.Init") // JPA's own
    protected SyntheticDataset() {}

    SyntheticDataset(Synthesis synthesis, Outline outline, Instant createdAt) {
        this.name = synthesis.name();
        this.synthesis = synthesis;
        this.outline = outline;
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

    Synthesis synthesis() {
        return synthesis;
    }

    /** Null where it was made before outlines were kept. */
    @Nullable Outline outline() {
        return outline;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Converter
    static class SynthesisColumn extends JsonColumn<Synthesis> {
        SynthesisColumn(JsonMapper mapper) {
            super(mapper, Synthesis.class);
        }
    }
}
