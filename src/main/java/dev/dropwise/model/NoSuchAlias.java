package dev.dropwise.model;

import dev.dropwise.problem.NotFound;

/** A model has no such alias. */
public class NoSuchAlias extends NotFound {

    private static final long serialVersionUID = 1L;

    NoSuchAlias(String model, String alias) {
        super("the model " + model + " has no alias " + alias);
    }
}
