package dev.dropwise.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import java.util.Arrays;

/**
 * What a program predicts for some examples, beside their targets.
 *
 * @param predictions as of {@link TorchProgram#predict(float[], int)}, row-major
 * @param targets one a row and target, row-major: the index of its class, or a number
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares scores
public record ScoredExamples(float[] predictions, float[] targets) {

    /** Of rows that are in native memory, with dropout off, so many at once. */
    public static ScoredExamples of(
            TorchProgram program, TorchExamples examples, int[] rows, int batch) {
        float[] predictions = new float[0];
        int outputs = 0;
        for (int from = 0; from < rows.length; from += batch) {
            int[] some = Arrays.copyOfRange(rows, from, Math.min(from + batch, rows.length));
            float[] part = predict(program, examples, some);
            if (from == 0) {
                outputs = part.length / some.length;
                predictions = new float[rows.length * outputs];
            }
            System.arraycopy(part, 0, predictions, from * outputs, part.length);
        }
        return new ScoredExamples(predictions, targets(program, examples, rows));
    }

    private static float[] predict(TorchProgram program, TorchExamples examples, int[] rows) {
        try (NDManager scope = program.scope()) {
            NDArray features = chosen(scope, examples.features(), rows);
            return program.call(scope, "predict", features).toFloatArray();
        }
    }

    private static float[] targets(TorchProgram program, TorchExamples examples, int[] rows) {
        try (NDManager scope = program.scope()) {
            return chosen(scope, examples.targets(), rows)
                    .toType(DataType.FLOAT32, false)
                    .toFloatArray();
        }
    }

    private static NDArray chosen(NDManager scope, NDArray all, int[] rows) {
        long[] places = Arrays.stream(rows).asLongStream().toArray();
        return all.get(scope, new NDIndex("{}", scope.create(places)));
    }
}
