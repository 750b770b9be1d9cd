/**
 * Files of weights that others wrote: names, types, sizes and numbers are read, and nothing that
 * could run.
 */
@NullMarked
package dev.dropwise.export.weights;

import org.jspecify.annotations.NullMarked;
