/**
 * Trainings that somebody asked for: submission, the queue, the worker that carries them out, and
 * what it tells on the way.
 */
@ApplicationModule(
        allowedDependencies = {
            "run",
            "training",
            "engine",
            "dataset",
            "dataset :: preprocessing",
            "modelspec",
            "model",
            "spec",
            "spec :: advice",
            "spec :: loss",
            "layer",
            "store",
            "random",
            "role",
            "security",
            "web",
            "web :: listing",
            "problem"
        })
@NullMarked
package dev.dropwise.job;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
