/**
 * How each type of study asks its question: the spec that a client writes, the trials that follow
 * from it, and what their results say. Pure functions; nothing here knows the database or the
 * queue.
 */
@NamedInterface("design")
@NullMarked
package dev.dropwise.study.design;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
