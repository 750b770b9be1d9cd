/**
 * What the outcomes of several trainings say, and how sure that is: paired comparisons, curves
 * fitted to losses. Pure functions of numbers; distributions and least squares are libraries'.
 */
@NamedInterface("statistics")
@NullMarked
package dev.dropwise.study.statistics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
