/**
 * Training itself: {@link dev.dropwise.training.Trainer} takes a plan and its data and gives an
 * outcome, telling a {@link dev.dropwise.training.TrainingListener} on the way. Knows nothing of
 * jobs, databases or files. Makes one thread a training, and only where rows are streamed: it reads
 * ahead.
 */
@ApplicationModule(
        allowedDependencies = {
            "calibration",
            "category",
            "engine",
            "dataset",
            "dataset :: column",
            "dataset :: preprocessing",
            "dataset :: split",
            "evaluation",
            "spec",
            "spec :: loss",
            "spec :: optimizer",
            "spec :: schedule",
            "layer",
            "layer :: rate",
            "problem",
            "random"
        })
@NullMarked
package dev.dropwise.training;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
