/** Questions that many runs answer. */
@ApplicationModule(allowedDependencies = {"random", "problem"})
@NullMarked
package dev.dropwise.study;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
