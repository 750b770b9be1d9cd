/** Pictures of what a training would see: images of a data set, changed at random as asked. */
@ApplicationModule(
        allowedDependencies = {
            "augmentation",
            "training",
            "engine",
            "dataset",
            "dataset :: column",
            "spec",
            "layer",
            "web",
            "web :: binding",
            "problem"
        })
@NullMarked
package dev.dropwise.preview;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
