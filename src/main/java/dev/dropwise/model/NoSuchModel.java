package dev.dropwise.model;

import dev.dropwise.problem.NotFound;

/** There is no model of that name. */
public class NoSuchModel extends NotFound {

    private static final long serialVersionUID = 1L;

    NoSuchModel(String name) {
        super("there is no model " + name);
    }
}
