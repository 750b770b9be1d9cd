package dev.dropwise.run;

import dev.dropwise.problem.NotFound;
import java.util.UUID;

/** There is no run of that id. */
public class NoSuchRun extends NotFound {

    private static final long serialVersionUID = 1L;

    NoSuchRun(UUID id) {
        super("there is no run " + id);
    }
}
