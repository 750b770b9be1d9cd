/** Networks as ONNX graphs, with what leads to and from them: opset 17, any number of rows. */
@NullMarked
package dev.dropwise.export.onnx;

import org.jspecify.annotations.NullMarked;
