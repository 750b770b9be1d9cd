/** The fractions that layers drop, and how they change from epoch to epoch. */
@NamedInterface("rate")
@NullMarked
package dev.dropwise.layer.rate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
