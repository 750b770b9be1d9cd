package dev.dropwise.model;

import dev.dropwise.problem.NotFound;
import java.util.UUID;

/** There is no checkpoint of that id. */
public class NoSuchCheckpoint extends NotFound {

    private static final long serialVersionUID = 1L;

    public NoSuchCheckpoint(UUID id) {
        super("there is no checkpoint " + id);
    }
}
