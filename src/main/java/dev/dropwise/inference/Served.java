package dev.dropwise.inference;

import dev.dropwise.dataset.Preprocessing;
import dev.dropwise.model.ModelVersion;
import dev.dropwise.run.Checkpoint;
import dev.dropwise.spec.Plan;
import dev.dropwise.store.Blob;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A checkpoint that answers, and the name by which it was asked. Immutable.
 *
 * @param model null when a run was asked
 * @param version of that model
 * @param plan that the checkpoint's run carried out
 * @param preprocessing as it was fitted for the checkpoint's run
 */
record Served(
        @Nullable String model,
        @Nullable Integer version,
        Checkpoint checkpoint,
        Plan plan,
        Preprocessing preprocessing) {

    Served as(ModelVersion asked) {
        return new Served(asked.model(), asked.version(), checkpoint, plan, preprocessing);
    }

    Blob blob() {
        return checkpoint.blob();
    }

    /** The classes in the order of the outputs; empty for regression. */
    List<String> classes() {
        return preprocessing.classes();
    }

    boolean isClassification() {
        return !classes().isEmpty();
    }
}
