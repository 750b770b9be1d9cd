/** One training of a study: with which settings, on which rows, and what it came to. */
@NamedInterface("trial")
@NullMarked
package dev.dropwise.study.trial;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
