/**
 * Data sets: rows with features and a target, immutable, known by name and content hash. Here are
 * the catalog, where rows and insights are stored, and what is said of them over HTTP. The rooms
 * know only those before them: {@code preprocessing} (fitted on training rows only; turns rows and
 * prediction requests into what a network takes), {@code column}, {@code content}, {@code split},
 * {@code insight}, then these classes, then {@code generated} and {@code upload}, the ways in which
 * data sets come to be.
 */
@ApplicationModule(
        allowedDependencies = {
            "category",
            "problem",
            "web",
            "web :: binding",
            "store",
            "random",
            "role"
        })
@NullMarked
package dev.dropwise.dataset;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
