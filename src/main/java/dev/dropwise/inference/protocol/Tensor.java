package dev.dropwise.inference.protocol;

import java.util.List;

/** A tensor that was received, however its data came. */
record Tensor(String name, List<Integer> shape, TensorDatatype datatype, TensorData data) {}
