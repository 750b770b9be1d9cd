package dev.dropwise.study;

import dev.dropwise.problem.NotFound;
import java.util.UUID;

/** There is no study of that id. */
class NoSuchStudy extends NotFound {

    private static final long serialVersionUID = 1L;

    NoSuchStudy(UUID id) {
        super("there is no study " + id);
    }
}
