package dev.dropwise.engine;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import org.jspecify.annotations.Nullable;

/** A program's state at some moment, in native memory. Closes with the program at the latest. */
public final class TorchSnapshot implements AutoCloseable {

    private final NDManager scope;
    private final NDList tensors;
    private final double @Nullable [] rates;

    TorchSnapshot(NDManager scope, NDList tensors, double @Nullable [] rates) {
        this.scope = scope;
        this.tensors = tensors;
        this.rates = rates;
        // how a list of arguments is named
        tensors.forEach(tensor -> tensor.setName("saved[]"));
    }

    NDList tensors() {
        return tensors;
    }

    /** What the layers dropped. */
    double @Nullable [] rates() {
        return rates;
    }

    /** What it takes. */
    public long bytes() {
        return tensors.stream()
                .mapToLong(tensor -> tensor.size() * tensor.getDataType().getNumOfBytes())
                .sum();
    }

    @Override
    public void close() {
        scope.close();
    }
}
