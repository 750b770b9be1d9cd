/** Networks as Python that people can read: modules of PyTorch, and what leads to and from them. */
@NullMarked
package dev.dropwise.export.python;

import org.jspecify.annotations.NullMarked;
