package dev.dropwise.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Memory outside the heap for one prediction at a time, and for the next one again: to get it anew
 * each time costs as much as a small network does, and makes threads wait for each other.
 */
final class Workspace {

    private final NDManager manager;
    private final Block block;
    private final boolean trainable;
    private final ParameterStore none;
    private final Map<String, NDArray> methods = new HashMap<>();
    private ByteBuffer memory;

    Workspace(NDManager parent, Block block, boolean trainable) {
        this.manager = parent.newSubManager();
        this.block = block;
        this.trainable = trainable;
        none = new ParameterStore(manager, false);
        memory = manager.allocateDirect(0);
    }

    /** Calls a method of the program with a batch and whole numbers. */
    float[] call(String method, float[] features, int examples, long... numbers) {
        List<NDArray> used = new ArrayList<>();
        try {
            used.add(batch(features, examples));
            for (long number : numbers) {
                used.add(manager.create(number));
            }
            NDList inputs = new NDList(used);
            inputs.add(methods.computeIfAbsent(method, this::named));
            NDArray outputs = block.forward(none, inputs, trainable).singletonOrThrow();
            used.add(outputs);
            return outputs.toFloatArray();
        } finally {
            used.forEach(NDArray::close);
        }
    }

    /** An array that says which method is called, as DJL wants it. */
    private NDArray named(String method) {
        NDArray name = manager.create(0);
        name.setName("module_method:" + method);
        return name;
    }

    private NDArray batch(float[] features, int examples) {
        int bytes = Math.multiplyExact(features.length, Float.BYTES);
        if (memory.capacity() < bytes) {
            memory = manager.allocateDirect(bytes);
        }
        memory.clear().limit(bytes);
        memory.asFloatBuffer().put(features);
        return manager.create(
                memory, new Shape(examples, features.length / examples), DataType.FLOAT32);
    }
}
