package dev.dropwise.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;
import java.util.Arrays;

/**
 * Calls a program's steps as fast as its source allows.
 *
 * @param needsAutograd whether libtorch has to keep what autograd needs
 */
record StepCall(PtSymbolBlock block, boolean needsAutograd) {

    private static final String METHOD = "fit";

    /** What only programs say that leave their gradients to autograd. */
    private static final String AUTOGRAD = "torch.grad(";

    /** What only programs say that may be called without any steps. */
    private static final String MAY_BE_EMPTY = "if seeds.size(0) == 0:";

    static StepCall prepared(PtSymbolBlock block, String source, NDManager scope) {
        StepCall call = new StepCall(block, source.contains(AUTOGRAD));
        if (source.contains(MAY_BE_EMPTY)) {
            call.inline(scope);
        }
        return call;
    }

    /**
     * Lets libtorch put what the steps call in the place of each call, which it does when a method
     * first runs, and only with the optimizer on; all else that the optimizer does waits for a
     * second run, which never comes.
     */
    private void inline(NDManager scope) {
        NDArray rows = scope.create(new Shape(0));
        NDArray seeds = scope.create(new Shape(0), DataType.INT64);
        NDArray rates = scope.create(new Shape(0), DataType.FLOAT64);
        JniUtils.setGraphExecutorOptimize(true);
        try {
            withoutAutograd(scope, rows, rows, seeds, scope.create(1L), seeds, rates);
        } finally {
            JniUtils.setGraphExecutorOptimize(false);
        }
    }

    /** What the steps give. */
    NDArray run(NDManager scope, NDArray... arguments) {
        if (needsAutograd) {
            NDArray name = scope.create(0);
            name.setName("module_method:" + METHOD);
            NDList inputs = new NDList(name);
            inputs.addAll(new NDList(arguments));
            return block.forward(new ParameterStore(scope, false), inputs, true).singletonOrThrow();
        }
        // Holds for the calling thread; a thread starts with the optimizer on.
        JniUtils.setGraphExecutorOptimize(false);
        return withoutAutograd(scope, arguments);
    }

    private NDArray withoutAutograd(NDManager scope, NDArray... arguments) {
        IValue[] values =
                Arrays.stream(arguments)
                        .map(argument -> IValue.from((PtNDArray) argument))
                        .toArray(IValue[]::new);
        try (IValue result = IValueUtils.runMethod(block, METHOD, values)) {
            return result.toTensor((PtNDManager) scope);
        } finally {
            Arrays.stream(values).forEach(IValue::close);
        }
    }
}
