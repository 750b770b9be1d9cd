/**
 * What can go wrong, in words: faults with JSON pointers and the few kinds of refusal every module
 * throws. Knows nothing of HTTP; {@code web} turns these into answers.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.dropwise.problem;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
