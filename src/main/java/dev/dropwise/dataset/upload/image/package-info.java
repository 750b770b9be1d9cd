/** Images in folders, and how pixels are read from them. */
@NullMarked
package dev.dropwise.dataset.upload.image;

import org.jspecify.annotations.NullMarked;
