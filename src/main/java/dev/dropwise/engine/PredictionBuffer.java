package dev.dropwise.engine;

import ai.djl.Model;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Memory outside the heap for one prediction at a time, and for the next one again: to get it anew
 * each time, and to go through DJL's blocks, costs as much as a small network does.
 */
final class PredictionBuffer {

    private static final int ALIGNMENT = 64;

    private final PtNDManager manager;
    private final PtSymbolBlock block;
    private ByteBuffer memory;
    private @Nullable Batch batch;

    PredictionBuffer(Model model) {
        manager = (PtNDManager) model.getNDManager().newSubManager();
        block = (PtSymbolBlock) model.getBlock();
        memory = manager.allocateDirect(0);
    }

    /** A tensor of what is in the memory. */
    private record Batch(Shape shape, PtNDArray array, IValue value) {}

    /** Calls a method of the program with a batch and whole numbers. */
    float[] call(String method, float[] features, int examples, long[]... numbers) {
        IValue[] inputs = new IValue[1 + numbers.length];
        PtNDArray[] tensors = new PtNDArray[numbers.length];
        inputs[0] = batch(features, examples);
        for (int i = 0; i < numbers.length; i++) {
            tensors[i] = (PtNDArray) manager.create(numbers[i]);
            inputs[i + 1] = IValue.from(tensors[i]);
        }
        // Holds for the calling thread; a thread starts with the optimizer on.
        JniUtils.setGraphExecutorOptimize(false);
        try (IValue result = IValueUtils.runMethod(block, method, inputs);
                PtNDArray outputs = result.toTensor(manager)) {
            return outputs.toFloatArray();
        } finally {
            for (int i = 0; i < numbers.length; i++) {
                inputs[i + 1].close();
                tensors[i].close();
            }
        }
    }

    private IValue batch(float[] features, int examples) {
        Shape shape = new Shape(examples, features.length / examples);
        Batch last = batch;
        if (last != null && last.shape.equals(shape) && !manager.getDevice().isGpu()) {
            write(features);
            return last.value;
        }
        memory = aligned(Math.multiplyExact(features.length, Float.BYTES));
        write(features);
        return renew(shape, last);
    }

    /** As libtorch allocates: sums over memory that begins elsewhere may round otherwise. */
    private ByteBuffer aligned(int bytes) {
        return manager.allocateDirect(Math.addExact(bytes, 2 * ALIGNMENT))
                .alignedSlice(ALIGNMENT)
                .slice(0, bytes)
                .order(ByteOrder.nativeOrder());
    }

    private void write(float[] features) {
        memory.clear();
        memory.asFloatBuffer().put(features);
    }

    /** On a CPU the tensor sees the memory itself, on a GPU it is a copy. */
    private IValue renew(Shape shape, @Nullable Batch last) {
        if (last != null) {
            last.value.close();
            last.array.close();
        }
        PtNDArray array = manager.create(memory, shape, DataType.FLOAT32);
        Batch fresh = new Batch(shape, array, IValue.from(array));
        batch = fresh;
        return fresh.value;
    }
}
