/**
 * What a network is made of: {@link dev.dropwise.layer.LayerSpec} and one record per layer, with
 * its parameters, their ranges and defaults, its output shape, formula and paper. The mathematics
 * is the script of the same name under {@code torchscript/layers}.
 *
 * <p>Sequences may be of different lengths. Which of their steps are padding is told once, where
 * they come in: steps of zeros only, in an input of shape {@code [steps, features]} (unless the
 * data set has images); for an {@code embedding} token 0 and any outside its vocabulary. From there
 * it is known as long as there are steps ({@link dev.dropwise.layer.LayerSpec#keepsSteps}),
 * whatever noise, biases or norms lie between: padded steps are zeros between any two layers and
 * have no part in what becomes of real ones. Noise is drawn for all steps, so that no draw depends
 * on which of them are padding. {@code flatten} leaves padding as zeros; the steps that {@code
 * reshape} and {@code permute} make are all real.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.dropwise.layer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
