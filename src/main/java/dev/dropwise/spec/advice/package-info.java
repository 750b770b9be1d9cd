/** Choices in a spec that are allowed and seldom meant. */
@NamedInterface("advice")
@NullMarked
package dev.dropwise.spec.advice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
