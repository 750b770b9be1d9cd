/**
 * Data sets of files that clients send: what is common to all formats. A new format is a bean of
 * type {@link dev.dropwise.dataset.upload.DatasetReader}.
 */
@NullMarked
package dev.dropwise.dataset.upload;

import org.jspecify.annotations.NullMarked;
