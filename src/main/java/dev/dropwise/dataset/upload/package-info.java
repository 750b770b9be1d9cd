/**
 * Data sets of files that clients send or that others publish: what is common to all formats. A new
 * format is a bean of type {@link dev.dropwise.dataset.upload.DatasetReader}, which also documents
 * itself; its test is a sample that the reader takes.
 */
@NullMarked
package dev.dropwise.dataset.upload;

import org.jspecify.annotations.NullMarked;
