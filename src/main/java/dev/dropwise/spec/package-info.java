/**
 * What a client writes: {@link dev.dropwise.spec.ModelSpec} and {@link
 * dev.dropwise.spec.TrainingSpec}, and the {@link dev.dropwise.spec.Plan} that both become with
 * every default filled in. The records are the request bodies and the stored JSON. Checks find all
 * faults, with JSON pointers.
 */
@ApplicationModule(
        allowedDependencies = {
            "augmentation",
            "category",
            "evaluation",
            "layer",
            "layer :: rate",
            "random",
            "problem"
        })
@NullMarked
package dev.dropwise.spec;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
