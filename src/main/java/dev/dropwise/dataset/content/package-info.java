/**
 * What a data set holds: a table or images, its targets, and what divides its rows; and the file
 * that all of it is kept in.
 */
@NullMarked
package dev.dropwise.dataset.content;

import org.jspecify.annotations.NullMarked;
