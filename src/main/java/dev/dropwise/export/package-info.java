/**
 * Versions of models for other programs, and networks of other programs as versions. Each format
 * has a room of its own; {@code network} is what all of them start from.
 */
@ApplicationModule(
        allowedDependencies = {
            "model",
            "modelspec",
            "training",
            "inference",
            "run",
            "dataset",
            "dataset :: preprocessing",
            "engine",
            "engine :: tensor",
            "spec",
            "spec :: loss",
            "layer",
            "layer :: rate",
            "store",
            "web",
            "web :: binding",
            "problem"
        })
@NullMarked
package dev.dropwise.export;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
