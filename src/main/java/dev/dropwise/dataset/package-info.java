/**
 * Data sets: rows with features and a target, immutable, known by name and content hash; their
 * readers, statistics, splits, and the preprocessing that is fitted on training rows only and turns
 * rows and prediction requests into what a network takes.
 */
@ApplicationModule(allowedDependencies = {"problem", "web", "web :: binding", "store", "random"})
@NullMarked
package dev.dropwise.dataset;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
