package dev.dropwise.security;

import dev.dropwise.problem.NotFound;

/** There is no key of this id. */
class NoSuchKey extends NotFound {

    private static final long serialVersionUID = 1L;

    NoSuchKey(String id) {
        super("there is no key '%s'".formatted(id));
    }
}
