/** How gradients become steps: one record per optimizer. */
@NamedInterface("optimizer")
@NullMarked
package dev.dropwise.spec.optimizer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
