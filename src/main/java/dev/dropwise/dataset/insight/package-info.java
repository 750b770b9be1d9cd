/**
 * What is found in the rows of a data set: warnings, leaks, correlations. Pure functions of a
 * content.
 */
@NullMarked
package dev.dropwise.dataset.insight;

import org.jspecify.annotations.NullMarked;
