package dev.dropwise.model;

import dev.dropwise.problem.NotFound;

/** A model has no such version. */
public class NoSuchVersion extends NotFound {

    private static final long serialVersionUID = 1L;

    NoSuchVersion(String model, int version) {
        super("there is no version " + version + " of the model " + model);
    }
}
