package dev.dropwise.dataset;

import java.util.Optional;

/** Who still needs a data set; answered by those who work with them. */
public interface DatasetUse {

    /** The reason where something works with it that has not ended. */
    static String neededBy(String what, String dataset) {
        return "A %s that has not ended needs the data set %s: cancel it, or wait for it."
                .formatted(what, dataset);
    }

    /** Why the data set of this name cannot be deleted, in a sentence; empty where it can. */
    Optional<String> reasonToKeep(String dataset);
}
