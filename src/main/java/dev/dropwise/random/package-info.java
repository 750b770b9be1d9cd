/**
 * Random numbers that are the same on every machine: pure functions of a seed. Knows no other
 * module.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.dropwise.random;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
