/**
 * What the columns or pixels of an instance contributed to an answer: the ways to tell, and how it
 * is told.
 */
@NamedInterface("explanation")
@NullMarked
package dev.dropwise.inference.explanation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
