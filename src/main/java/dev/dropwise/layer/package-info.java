/**
 * What a network is made of: {@link dev.dropwise.layer.LayerSpec} and one record per layer, with
 * its parameters, their ranges and defaults, its output shape, formula and paper. The mathematics
 * is the script of the same name under {@code torchscript/layers}.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.dropwise.layer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
