package dev.dropwise.dataset;

import java.util.Optional;

/** Who still needs a data set; answered by those who work with them. */
public interface DatasetUse {

    /** Why the data set of this name cannot be deleted, in a sentence; empty where it can. */
    Optional<String> reasonToKeep(String dataset);
}
