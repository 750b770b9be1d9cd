package dev.dropwise.modelspec;

import dev.dropwise.layer.LayerSpec;
import dev.dropwise.spec.InputSpec;
import dev.dropwise.spec.ModelSpec;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A model spec in the list. */
record ModelSpecView(
        @Schema(example = "article-mlp") String name,
        @Nullable InputSpec input,
        List<LayerSpec> layers,
        @Schema(description = "Whether it comes with Dropwise and is always there") boolean bundled,
        Instant updatedAt) {

    /** When they were written does not matter; that they are last in the list does. */
    private static final Instant BUNDLED_AT = Instant.parse("2026-01-01T00:00:00Z");

    static ModelSpecView of(SavedModelSpec saved) {
        return of(saved.name(), saved.spec(), false, saved.updatedAt());
    }

    static ModelSpecView ofBundled(ModelSpec spec) {
        return of(String.valueOf(spec.name()), spec, true, BUNDLED_AT);
    }

    private static ModelSpecView of(
            String name, ModelSpec spec, boolean bundled, Instant updatedAt) {
        return new ModelSpecView(name, spec.input(), spec.layers(), bundled, updatedAt);
    }

    ModelSpecPosition position() {
        return new ModelSpecPosition(updatedAt, name);
    }
}
