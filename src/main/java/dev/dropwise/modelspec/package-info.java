/**
 * Model specs kept under names, those that come with Dropwise among them, and what can be said of a
 * spec before anything is trained: its shapes, size and faults, advice, and the program that it
 * compiles to. Other modules use {@link dev.dropwise.modelspec.ModelSpecs}.
 */
@ApplicationModule(
        allowedDependencies = {
            "training",
            "engine",
            "dataset",
            "dataset :: split",
            "spec",
            "spec :: advice",
            "layer",
            "layer :: rate",
            "store",
            "web",
            "web :: binding",
            "problem"
        })
@NullMarked
package dev.dropwise.modelspec;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
