/** Questions that many runs answer. */
@ApplicationModule(allowedDependencies = {"layer", "layer :: rate", "random", "problem"})
@NullMarked
package dev.dropwise.study;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
