/**
 * The Open Inference Protocol: tensors in, as JSON or bytes, tensors out. It asks what the rest of
 * the module answers, and the rest knows nothing of it.
 */
@NullMarked
package dev.dropwise.inference.protocol;

import org.jspecify.annotations.NullMarked;
