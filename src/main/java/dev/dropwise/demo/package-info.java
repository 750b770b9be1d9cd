/**
 * What the profile {@code demo} adds: a first training, so that a new user has something to look
 * at.
 */
@ApplicationModule(
        allowedDependencies = {
            "job",
            "run",
            "modelspec",
            "dataset",
            "dataset :: column",
            "spec",
            "layer",
            "store"
        })
@NullMarked
package dev.dropwise.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
