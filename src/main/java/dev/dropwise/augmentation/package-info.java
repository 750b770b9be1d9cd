/**
 * What happens to training examples at random before a network sees them: one record each, with its
 * script under {@code torchscript/augmentations}.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.dropwise.augmentation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
