/**
 * What the profile {@code demo} adds: first trainings, so that a new user has something to look at.
 */
@ApplicationModule(
        allowedDependencies = {
            "job",
            "run",
            "report",
            "modelspec",
            "dataset",
            "dataset :: column",
            "dataset :: generated",
            "spec",
            "layer",
            "store"
        })
@NullMarked
package dev.dropwise.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
