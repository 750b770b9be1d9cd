/**
 * The values of features and targets, a column at a time: on the heap, on disk or mapped from a
 * file, with what there is to see in them at a glance.
 */
@NullMarked
package dev.dropwise.dataset.column;

import org.jspecify.annotations.NullMarked;
