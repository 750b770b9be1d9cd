/**
 * The registry of models: names, their versions (each a checkpoint of a run) and aliases (each a
 * version, with its history). {@link dev.dropwise.model.ModelRegistry} is the way in.
 */
@ApplicationModule(
        allowedDependencies = {
            "calibration",
            "run",
            "training",
            "dataset :: preprocessing",
            "spec",
            "spec :: loss",
            "store",
            "security",
            "web",
            "web :: binding",
            "problem"
        })
@NullMarked
package dev.dropwise.model;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
