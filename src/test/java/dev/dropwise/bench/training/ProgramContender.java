package dev.dropwise.bench.training;

import dev.dropwise.bench.TrainingData;
import dev.dropwise.engine.ProgramCompiler;
import dev.dropwise.engine.TorchExamples;
import dev.dropwise.engine.TorchProgram;
import dev.dropwise.engine.TorchRuntime;
import dev.dropwise.spec.Architecture;
import dev.dropwise.spec.ShapeInference;
import dev.dropwise.spec.SpecJson;
import java.util.Arrays;
import java.util.Random;

/** A program of ours, a chunk of steps at a call. */
final class ProgramContender implements Contender {

    private static final int EXAMPLES_A_CALL = 2048;

    private final TorchProgram program;
    private final TorchExamples examples;
    private final int[] rows;
    private final int batch;
    private final Random random = new Random(1);

    ProgramContender(TorchRuntime torch, String model, TrainingData data, int batch) {
        Architecture architecture = ShapeInference.design(SpecJson.model(model), null);
        this.program =
                torch.start(
                        ProgramCompiler.compile(
                                architecture,
                                SpecJson.training("{loss: {type: 'softmaxCrossEntropy'}}")),
                        1);
        this.examples =
                torch.examples(
                        data.features(), architecture.input().elements(), data.classes(), true);
        this.rows = new int[data.size()];
        Arrays.setAll(rows, i -> i);
        this.batch = batch;
    }

    @Override
    public long trainAnEpoch() {
        return ProcessorTime.of(this::fit);
    }

    private void fit() {
        shuffle();
        int call = Math.max(1, EXAMPLES_A_CALL / batch) * batch;
        for (int from = 0; from < rows.length; from += call) {
            int[] chunk = Arrays.copyOfRange(rows, from, Math.min(rows.length, from + call));
            long[] seeds = random.longs((chunk.length + batch - 1) / batch).toArray();
            double[] rates = new double[seeds.length];
            Arrays.fill(rates, 1e-3);
            program.fit(examples, chunk, batch, seeds, rates);
        }
    }

    private void shuffle() {
        for (int i = rows.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int row = rows[i];
            rows[i] = rows[j];
            rows[j] = row;
        }
    }

    @Override
    public void close() {
        program.close();
        examples.close();
    }
}
