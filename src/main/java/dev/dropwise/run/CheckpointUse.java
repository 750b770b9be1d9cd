package dev.dropwise.run;

import java.util.UUID;

/** Who still needs a checkpoint; answered by the modules that work with them. */
public interface CheckpointUse {

    /** Whether anything would miss the checkpoint of this id. */
    boolean needs(UUID checkpoint);
}
