/** Data sets that are made: by formula, or of the rows of another one. */
@NullMarked
package dev.dropwise.dataset.generated;

import org.jspecify.annotations.NullMarked;
