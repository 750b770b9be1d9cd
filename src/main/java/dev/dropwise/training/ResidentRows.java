package dev.dropwise.training;

import dev.dropwise.engine.TorchExamples;
import dev.dropwise.engine.TorchRuntime;
import java.util.stream.IntStream;

/** All rows of a data set, in native memory as long as a training lasts. */
final class ResidentRows implements RowSupply {

    private final TorchExamples examples;
    private RowWindow pass;

    ResidentRows(TorchRuntime torch, TrainingData data) {
        int rows = data.dataset().rows();
        examples = data.room(torch, rows);
        pass = new RowWindow(examples, 0, new int[0]);
        try {
            data.put(IntStream.range(0, rows).toArray(), examples, () -> false);
        } catch (RuntimeException | Error e) {
            examples.close();
            throw e;
        }
    }

    @Override
    public int[] order(int[] rows, TrainingSeeds seeds, int epoch) {
        return seeds.order(rows, epoch);
    }

    @Override
    public void begin(int[] rows, int from) {
        pass = new RowWindow(examples, 0, rows);
    }

    @Override
    public RowWindow part(int at) {
        return pass;
    }

    @Override
    public void close() {
        examples.close();
    }
}
