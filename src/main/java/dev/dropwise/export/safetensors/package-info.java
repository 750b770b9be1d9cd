/** Tensors in the format safetensors: https://huggingface.co/docs/safetensors */
@NullMarked
package dev.dropwise.export.safetensors;

import org.jspecify.annotations.NullMarked;
