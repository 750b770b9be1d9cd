/**
 * How columns and pixels become the numbers that a network takes, and its outputs values again;
 * fitted on training rows, kept with the network.
 */
@NamedInterface("preprocessing")
@NullMarked
package dev.dropwise.dataset.preprocessing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
