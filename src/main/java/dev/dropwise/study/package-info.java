/**
 * Questions that many runs answer: {@link dev.dropwise.study.design} says how each type asks, this
 * package keeps studies, submits their trials as jobs and collects what those come to.
 */
@ApplicationModule(
        allowedDependencies = {
            "job",
            "job :: event",
            "job :: queue",
            "run",
            "model",
            "inference",
            "modelspec",
            "dataset",
            "dataset :: column",
            "spec",
            "spec :: loss",
            "layer",
            "layer :: rate",
            "engine",
            "training",
            "store",
            "random",
            "security",
            "web",
            "web :: binding",
            "web :: listing",
            "problem"
        })
@NullMarked
package dev.dropwise.study;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
