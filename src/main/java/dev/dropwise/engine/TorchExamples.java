package dev.dropwise.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * Features and targets in native memory, where programs read them; outside the heap until closed.
 */
public final class TorchExamples implements AutoCloseable {

    private final NDManager manager;
    private final NDArray features;
    private final NDArray targets;

    TorchExamples(
            NDManager manager, float[] features, long width, float[] targets, boolean classes) {
        this.manager = manager;
        this.features = manager.create(features, new Shape(targets.length, width));
        this.targets = classes ? manager.create(indexes(targets)) : manager.create(targets);
    }

    private static long[] indexes(float[] classes) {
        long[] indexes = new long[classes.length];
        for (int i = 0; i < classes.length; i++) {
            indexes[i] = (long) classes[i];
        }
        return indexes;
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
