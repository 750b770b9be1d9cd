package dev.dropwise.bench;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;
import dev.dropwise.engine.EngineProperties;
import dev.dropwise.engine.EngineProperties.DeviceChoice;
import dev.dropwise.engine.JavaDenseNetwork;
import dev.dropwise.engine.ProgramCompiler;
import dev.dropwise.engine.TorchProgram;
import dev.dropwise.engine.TorchRuntime;
import dev.dropwise.spec.Architecture;
import dev.dropwise.spec.ShapeInference;
import dev.dropwise.spec.SpecJson;
import dev.dropwise.spec.loss.SoftmaxCrossEntropy;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * How fast programs train beside DJL's {@code EasyTrain.fit} on the same network, in the same
 * process, in turns, on one thread; and how long one prediction takes. Training is timed by what
 * that thread spends on the processor, so that a busy machine changes little:
 *
 * <pre>{@code ./mvnw -Pbench test-compile exec:exec -Dbench=bench.TrainingBenchmark}</pre>
 *
 * A number as argument ({@code -Dbench.arguments=15}) sets the rounds.
 */
public final class TrainingBenchmark {

    private static final String MLP =
            """
            {input: {shape: [784]}, layers: [
                {type: 'dense', units: 128, activation: 'relu'}, {type: 'dropout', rate: 0.5},
                {type: 'dense', units: 64, activation: 'relu'}, {type: 'dropout', rate: 0.3},
                {type: 'dense', units: 10}]}""";
    private static final String SMALL =
            """
            {input: {shape: [20]}, layers: [
                {type: 'dense', units: 64, activation: 'relu'}, {type: 'dropout', rate: 0.5},
                {type: 'dense', units: 64, activation: 'relu'}, {type: 'dropout', rate: 0.3},
                {type: 'dense', units: 2}]}""";
    private static final String CNN =
            """
            {input: {shape: [1, 28, 28]}, layers: [
                {type: 'conv2d', filters: 32, kernel: 3, activation: 'relu'}, {type: 'maxPool2d'},
                {type: 'conv2d', filters: 64, kernel: 3, activation: 'relu'}, {type: 'maxPool2d'},
                {type: 'flatten'},
                {type: 'dense', units: 128, activation: 'relu'}, {type: 'dropout', rate: 0.5},
                {type: 'dense', units: 10}]}""";

    private static final int WARM_UP = 2;

    private final TorchRuntime torch = new TorchRuntime(new EngineProperties(DeviceChoice.CPU, 1));
    private final ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    private final int rounds;

    private TrainingBenchmark(int rounds) {
        this.rounds = rounds;
        torch.useThreads(1);
    }

    /** Measures everything, each comparison in a process of its own; or one, by its number. */
    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length == 0 ? 9 : Integer.parseInt(arguments[0]);
        TrainingBenchmark benchmark = new TrainingBenchmark(rounds);
        List<Runnable> measurements = benchmark.measurements();
        if (arguments.length == 2) {
            measurements.get(Integer.parseInt(arguments[1])).run();
            return;
        }
        System.out.printf("%-24s%14s%14s%8s%n", "samples/s", "Dropwise", "EasyTrain", "ratio");
        for (int number = 0; number < measurements.size(); number++) {
            measure(rounds, number);
        }
    }

    /** What ran before would leave its mark on the compiled code and on the heap. */
    private static void measure(int rounds, int number) throws Exception {
        int status =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                TrainingBenchmark.class.getName(),
                                String.valueOf(rounds),
                                String.valueOf(number))
                        .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
        if (status != 0) {
            throw new IllegalStateException("measurement " + number + " ended with " + status);
        }
    }

    private List<Runnable> measurements() {
        return List.of(
                () -> compareImages("MLP, batch 32", 32),
                () -> compareImages("MLP, batch 64", 64),
                () -> compareImages("MLP, batch 256", 256),
                () ->
                        compare(
                                "20-64-64-2, batch 32",
                                SMALL,
                                small(),
                                new TrainingData(16384, 20, 2),
                                new Shape(20),
                                32),
                () ->
                        compare(
                                "CNN, batch 64",
                                CNN,
                                cnn(),
                                new TrainingData(1024, 784, 10),
                                new Shape(1, 28, 28),
                                64),
                () -> predictions("MLP", MLP, 784),
                () -> predictions("20-64-64-2", SMALL, 20));
    }

    private void compareImages(String title, int batch) {
        compare(title, MLP, mlp(), new TrainingData(8192, 784, 10), new Shape(784), batch);
    }

    private void compare(
            String title,
            String model,
            SequentialBlock block,
            TrainingData data,
            Shape example,
            int batch) {
        try (Contender ours = new ProgramContender(torch, model, data, batch);
                Contender plain = new EasyTrainContender(block, data, example, batch)) {
            compare(title, data.size(), ours, plain);
        }
    }

    private void compare(String title, int examples, Contender ours, Contender plain) {
        long[] our = new long[rounds];
        long[] their = new long[rounds];
        for (int epoch = 0; epoch < WARM_UP; epoch++) {
            time(ours);
            time(plain);
        }
        for (int round = 0; round < rounds; round++) {
            our[round] = time(ours);
            their[round] = time(plain);
        }
        double[] ratios = new double[rounds];
        Arrays.setAll(ratios, round -> (double) their[round] / our[round]);
        Arrays.sort(ratios);
        System.out.printf(
                Locale.ROOT,
                "%-24s%14s%14s%8.2f%n",
                title,
                Timings.count(1e9 * examples / new Timings(our).median()),
                Timings.count(1e9 * examples / new Timings(their).median()),
                ratios[rounds / 2]);
    }

    private long time(Contender contender) {
        long start = clock.getCurrentThreadCpuTime();
        contender.trainAnEpoch();
        return clock.getCurrentThreadCpuTime() - start;
    }

    private void predictions(String title, String model, int width) {
        Architecture architecture = ShapeInference.design(SpecJson.model(model), null);
        try (TorchProgram program =
                torch.start(
                        ProgramCompiler.compile(
                                architecture,
                                SpecJson.training("{loss: {type: 'softmaxCrossEntropy'}}")),
                        1)) {
            predictions(title + ", libtorch", width, example -> program.predict(example, 1));
            predictions(title + ", plain Java", width, chain(program, architecture)::predict);
        }
    }

    private static JavaDenseNetwork chain(TorchProgram program, Architecture architecture) {
        try {
            Path archive = Files.createTempFile("dropwise-", ".pt");
            try (OutputStream out = Files.newOutputStream(archive)) {
                program.save(out);
                return JavaDenseNetwork.of(archive, architecture, new SoftmaxCrossEntropy())
                        .orElseThrow();
            } finally {
                Files.delete(archive);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void predictions(String title, int width, Consumer<float[]> predict) {
        float[] example = new float[width];
        Arrays.fill(example, 0.5f);
        long[] times = new long[20_000];
        for (int i = 0; i < 2 * times.length; i++) {
            long start = System.nanoTime();
            predict.accept(example);
            times[i % times.length] = System.nanoTime() - start;
        }
        Timings timings = new Timings(times);
        System.out.printf(
                Locale.ROOT,
                "one prediction, %-23s p50 %.1f µs, p99 %.1f µs%n",
                title,
                timings.median() / 1e3,
                timings.quantile(0.99) / 1e3);
    }

    private static SequentialBlock mlp() {
        return perceptron(128, 64, 10);
    }

    private static SequentialBlock small() {
        return perceptron(64, 64, 2);
    }

    private static SequentialBlock perceptron(int first, int second, int outputs) {
        return new SequentialBlock()
                .add(Linear.builder().setUnits(first).build())
                .add(Activation.reluBlock())
                .add(Dropout.builder().optRate(0.5f).build())
                .add(Linear.builder().setUnits(second).build())
                .add(Activation.reluBlock())
                .add(Dropout.builder().optRate(0.3f).build())
                .add(Linear.builder().setUnits(outputs).build());
    }

    private static SequentialBlock cnn() {
        return new SequentialBlock()
                .add(convolution(32))
                .add(Activation.reluBlock())
                .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
                .add(convolution(64))
                .add(Activation.reluBlock())
                .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
                .add(Blocks.batchFlattenBlock())
                .add(Linear.builder().setUnits(128).build())
                .add(Activation.reluBlock())
                .add(Dropout.builder().optRate(0.5f).build())
                .add(Linear.builder().setUnits(10).build());
    }

    private static Conv2d convolution(int filters) {
        return Conv2d.builder().setFilters(filters).setKernelShape(new Shape(3, 3)).build();
    }
}
