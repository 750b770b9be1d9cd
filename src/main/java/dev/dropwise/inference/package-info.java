/**
 * Predictions: instances in the user's own units go in, labels with probabilities or values come
 * out, with Monte-Carlo dropout also how sure they are. {@link dev.dropwise.inference.Predictions}
 * does it, over Dropwise's own interface and the Open Inference Protocol.
 */
@ApplicationModule(
        allowedDependencies = {
            "calibration",
            "model",
            "run",
            "engine",
            "layer",
            "dataset",
            "dataset :: column",
            "dataset :: image",
            "dataset :: preprocessing",
            "dataset :: split",
            "spec",
            "training",
            "store",
            "web",
            "web :: binding",
            "problem",
            "random"
        })
@NullMarked
package dev.dropwise.inference;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
