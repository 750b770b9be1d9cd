/** Which rows train, which validate and which test. */
@NamedInterface("split")
@NullMarked
package dev.dropwise.dataset.split;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
