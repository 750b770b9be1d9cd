/** Files of arrays: NumPy, IDX, CIFAR-10. */
@NullMarked
package dev.dropwise.dataset.upload.array;

import org.jspecify.annotations.NullMarked;
