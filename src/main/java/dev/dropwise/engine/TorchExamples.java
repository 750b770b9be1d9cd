package dev.dropwise.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/**
 * Features and targets in native memory, where programs read them; outside the heap until closed.
 * There is room for a number of rows, which are put in as they come.
 */
public final class TorchExamples implements AutoCloseable {

    private final NDManager manager;
    private final NDArray features;
    private final NDArray targets;
    private final int targetsOfRow;

    /**
     * @param width numbers of a row
     * @param targetsOfRow how many targets a row has; several are a dimension of their own
     * @param classes whether targets are indexes of classes; of several they are 0 or 1, as numbers
     */
    TorchExamples(NDManager manager, int rows, long width, int targetsOfRow, boolean classes) {
        this.manager = manager;
        this.targetsOfRow = targetsOfRow;
        this.features = manager.create(new Shape(rows, width), DataType.FLOAT32);
        this.targets =
                targetsOfRow > 1
                        ? manager.create(new Shape(rows, targetsOfRow), DataType.FLOAT32)
                        : manager.create(
                                new Shape(rows), classes ? DataType.INT64 : DataType.FLOAT32);
    }

    /**
     * Copies rows to where programs read them.
     *
     * @param at where the first of them goes
     * @param rowFeatures row-major
     * @param rowTargets one a row and target, row-major: the index of its class, or a number
     */
    public void put(int at, float[] rowFeatures, float[] rowTargets) {
        NDIndex rows = new NDIndex("{}:{}", at, at + rowTargets.length / targetsOfRow);
        put(features, rows, rowFeatures);
        put(targets, rows, rowTargets);
    }

    private void put(NDArray whole, NDIndex rows, float[] values) {
        try (NDArray part = whole.get(rows)) {
            if (part.size() != values.length) {
                throw new IllegalArgumentException(
                        "expected %d numbers for rows of shape %s, received %d"
                                .formatted(part.size(), part.getShape(), values.length));
            }
            if (!whole.getDevice().isGpu()) {
                // The part is a view: what is written here is in the whole.
                write(JniUtils.getByteBuffer((PtNDArray) part, true), part.getDataType(), values);
                return;
            }
            try (NDArray sent = manager.create(FloatBuffer.wrap(values), part.getShape());
                    NDArray typed = sent.toType(part.getDataType(), false)) {
                whole.set(rows, typed);
            }
        }
    }

    private static void write(ByteBuffer memory, DataType type, float[] values) {
        if (type == DataType.FLOAT32) {
            memory.asFloatBuffer().put(values);
            return;
        }
        for (int i = 0; i < values.length; i++) {
            memory.putLong(i * Long.BYTES, (long) values[i]);
        }
    }

    NDArray features() {
        return features;
    }

    NDArray targets() {
        return targets;
    }

    @Override
    public void close() {
        manager.close();
    }
}
