/**
 * Trainings that happened: {@link dev.dropwise.run.Run}, its metrics per epoch, its checkpoints and
 * its provenance.
 */
@ApplicationModule(
        allowedDependencies = {
            "calibration",
            "training",
            "engine",
            "dataset",
            "dataset :: preprocessing",
            "spec",
            "store",
            "web",
            "web :: listing",
            "problem"
        })
@NullMarked
package dev.dropwise.run;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
