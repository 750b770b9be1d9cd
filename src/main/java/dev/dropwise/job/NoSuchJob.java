package dev.dropwise.job;

import dev.dropwise.problem.NotFound;
import java.util.UUID;

/** There is no job of that id. */
class NoSuchJob extends NotFound {

    private static final long serialVersionUID = 1L;

    NoSuchJob(UUID id) {
        super("there is no job " + id);
    }
}
