package dev.dropwise.modelspec;

import dev.dropwise.spec.ModelSpec;
import dev.dropwise.store.JsonColumn;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A model spec that a client saved. */
@Entity
@Table(name = "model_specs")
class SavedModelSpec {

    @Id private String name;

    @Convert(converter = SpecColumn.class)
    private ModelSpec spec;

    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init") // JPA's own
    protected SavedModelSpec() {}

    SavedModelSpec(String name, ModelSpec spec, Instant updatedAt) {
        this.name = name;
        this.spec = spec;
        this.updatedAt = updatedAt;
    }

    String name() {
        return name;
    }

    ModelSpec spec() {
        return spec;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    @Converter
    static class SpecColumn extends JsonColumn<ModelSpec> {}
}
