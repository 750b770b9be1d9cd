package dev.dropwise.bench.regularization;

import dev.dropwise.dataset.Examples;
import dev.dropwise.engine.ProgramCompiler;
import dev.dropwise.engine.TorchExamples;
import dev.dropwise.engine.TorchProgram;
import dev.dropwise.engine.TorchRuntime;
import dev.dropwise.layer.rate.Rate;
import dev.dropwise.spec.Plan;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Random;

/** Trains a few steps at a time, and says what they took. Rates are at their highest. */
final class Stepper implements AutoCloseable {

    private final ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    private final Random random = new Random(1);
    private final TorchProgram program;
    private final TorchExamples examples;
    private final int rows;
    private final int batch;

    Stepper(TorchRuntime torch, Variant.Lesson lesson) {
        Plan plan = lesson.plan();
        Examples train =
                lesson.data()
                        .dataset()
                        .examples(lesson.data().split().training(), lesson.data().preprocessing());
        program =
                torch.start(
                        ProgramCompiler.compile(
                                plan.architecture(),
                                plan.training(),
                                lesson.data().signature().input()),
                        plan.seed());
        program.setRates(
                plan.architecture().rates().values().stream().mapToDouble(Rate::highest).toArray());
        examples = torch.examples(train.features(), train.width(), train.targets(), true);
        rows = train.count();
        batch = plan.training().rowsPerStep();
    }

    int batch() {
        return batch;
    }

    /** What the steps took of the processor, in seconds for each. */
    double secondsAStep(int steps) {
        int[] chosen = random.ints((long) steps * batch, 0, rows).toArray();
        long[] seeds = random.longs(steps, 0, 1L << 31).toArray();
        double[] learningRates = new double[steps];
        Arrays.fill(learningRates, 1e-3);
        long began = clock.getCurrentThreadCpuTime();
        program.fit(examples, chosen, batch, seeds, learningRates);
        return (clock.getCurrentThreadCpuTime() - began) / 1e9 / steps;
    }

    @Override
    public void close() {
        program.close();
        examples.close();
    }
}
