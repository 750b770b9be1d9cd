/**
 * The way down to libtorch: {@link dev.dropwise.engine.ProgramCompiler} writes a TorchScript
 * program for an architecture, {@link dev.dropwise.engine.TorchProgram} runs it. The only package
 * that knows DJL.
 */
@ApplicationModule(
        allowedDependencies = {
            "augmentation",
            "layer",
            "layer :: rate",
            "spec",
            "spec :: loss",
            "spec :: optimizer"
        })
@NullMarked
package dev.dropwise.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
