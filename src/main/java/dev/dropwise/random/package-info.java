/**
 * Random numbers that are the same on every machine: pure functions of a seed; and the seeds
 * themselves, where nobody gives one. Knows no other module.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.dropwise.random;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
