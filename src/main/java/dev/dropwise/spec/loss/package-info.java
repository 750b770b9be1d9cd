/** What a training minimizes: one record per loss. */
@NamedInterface("loss")
@NullMarked
package dev.dropwise.spec.loss;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
