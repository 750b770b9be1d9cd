/** How the learning rate changes while a network trains: one record per schedule. */
@NamedInterface("schedule")
@NullMarked
package dev.dropwise.spec.schedule;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
