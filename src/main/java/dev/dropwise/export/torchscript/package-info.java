/** Networks as TorchScript programs that do nothing but predict. */
@NullMarked
package dev.dropwise.export.torchscript;

import org.jspecify.annotations.NullMarked;
