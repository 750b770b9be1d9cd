/** Epochs as TensorBoard reads them. */
@NullMarked
package dev.dropwise.run.tensorboard;

import org.jspecify.annotations.NullMarked;
