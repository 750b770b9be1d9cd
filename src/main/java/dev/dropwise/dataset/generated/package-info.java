/**
 * Data sets that are made, anew whenever their rows are asked for: by formula, or of the rows of
 * another one.
 */
@NamedInterface("generated")
@NullMarked
package dev.dropwise.dataset.generated;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
