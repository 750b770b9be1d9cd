package dev.dropwise.inference;

import dev.dropwise.dataset.Preprocessing;
import dev.dropwise.model.ModelVersion;
import dev.dropwise.run.Checkpoint;
import dev.dropwise.store.Blob;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A checkpoint that answers, and the name by which it was asked. Immutable.
 *
 * @param model null when a run was asked
 * @param version of that model
 * @param preprocessing as it was fitted for the checkpoint's run
 */
record Served(
        @Nullable String model,
        @Nullable Integer version,
        Checkpoint checkpoint,
        Preprocessing preprocessing) {

    Served as(ModelVersion asked) {
        return new Served(asked.model(), asked.version(), checkpoint, preprocessing);
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

    /** How many numbers the network takes for one instance. */
    int width() {
        int width = 1;
        for (int size : preprocessing.inputShape()) {
            width *= size;
        }
        return width;
    }
}
