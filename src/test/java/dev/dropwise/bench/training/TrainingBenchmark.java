package dev.dropwise.bench.training;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;
import dev.dropwise.bench.TrainingData;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How fast programs train beside DJL's {@code EasyTrain.fit}, JAX and PyTorch on the same network,
 * in turns, each on one thread; and how long one prediction takes. Training is timed by what is
 * spent on the processor, so that a busy machine changes little. Python, where it is there, gets an
 * environment of its own:
 *
 * <pre>{@code ./mvnw -Pbench test-compile exec:exec -Dbench=bench.training.TrainingBenchmark}</pre>
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
    private final int rounds;
    private final @Nullable Path python;

    private TrainingBenchmark(int rounds, @Nullable Path python) {
        this.rounds = rounds;
        this.python = python;
        torch.useThreads(1);
    }

    /** Measures everything, each comparison in a process of its own; or one, by its number. */
    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length == 0 ? 9 : Integer.parseInt(arguments[0]);
        if (arguments.length > 1) {
            Path python = arguments.length > 2 ? Path.of(arguments[2]) : null;
            new TrainingBenchmark(rounds, python)
                    .measurements()
                    .get(Integer.parseInt(arguments[1]))
                    .run();
            return;
        }
        Optional<Path> python = PeerPython.find();
        int measurements = new TrainingBenchmark(rounds, null).measurements().size();
        System.out.printf("%-36s%14s%8s%n", "", "samples/s", "ratio");
        for (int number = 0; number < measurements; number++) {
            measure(rounds, number, python);
        }
    }

    /** What ran before would leave its mark on the compiled code and on the heap. */
    private static void measure(int rounds, int number, Optional<Path> python) throws Exception {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                TrainingBenchmark.class.getName(),
                                String.valueOf(rounds),
                                String.valueOf(number)));
        python.ifPresent(found -> command.add(found.toString()));
        int status =
                new ProcessBuilder(command)
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
                                new Race(SMALL, small(), "small", new Shape(20), 32),
                                new TrainingData(16384, 20, 2)),
                () ->
                        compare(
                                "CNN, batch 64",
                                new Race(CNN, cnn(), "cnn", new Shape(1, 28, 28), 64),
                                new TrainingData(1024, 784, 10)),
                () -> predictions("MLP", MLP, 784),
                () -> predictions("20-64-64-2", SMALL, 20));
    }

    /**
     * One network in the words of each.
     *
     * @param peer what {@code training_peers.py} calls it
     * @param example the shape that DJL takes
     */
    private record Race(
            String model, SequentialBlock block, String peer, Shape example, int batch) {}

    private void compareImages(String title, int batch) {
        compare(
                title,
                new Race(MLP, mlp(), "mlp", new Shape(784), batch),
                new TrainingData(8192, 784, 10));
    }

    private void compare(String title, Race race, TrainingData data) {
        Map<String, Contender> contenders = new LinkedHashMap<>();
        contenders.put("Dropwise", new ProgramContender(torch, race.model, data, race.batch));
        contenders.put(
                "EasyTrain", new EasyTrainContender(race.block, data, race.example, race.batch));
        if (python != null) {
            for (String peer : peers(race)) {
                contenders.put(
                        peer, new PeerContender(python, peer, race.peer, data.size(), race.batch));
            }
        }
        try {
            compare(title, data.size(), contenders);
        } finally {
            contenders.values().forEach(Contender::close);
        }
    }

    /** JAX has no fast convolutions on processors; PyTorch's compiler pays only for those. */
    private static List<String> peers(Race race) {
        return race.peer.equals("cnn") ? List.of("pytorch", "compiled") : List.of("pytorch", "jax");
    }

    private void compare(String title, int examples, Map<String, Contender> contenders) {
        Map<String, long[]> times = new LinkedHashMap<>();
        contenders.keySet().forEach(name -> times.put(name, new long[rounds]));
        for (int round = -WARM_UP; round < rounds; round++) {
            for (Map.Entry<String, Contender> contender : contenders.entrySet()) {
                long time = contender.getValue().trainAnEpoch();
                if (round >= 0) {
                    times.get(contender.getKey())[round] = time;
                }
            }
        }
        long[] ours = times.get("Dropwise");
        times.forEach(
                (name, theirs) ->
                        System.out.printf(
                                Locale.ROOT,
                                "%-24s%-12s%14s%8.2f%n",
                                title,
                                name,
                                Timings.count(1e9 * examples / new Timings(theirs).median()),
                                ratio(ours, theirs)));
    }

    /** How many times as fast we are, the median of the rounds. */
    private static double ratio(long[] ours, long[] theirs) {
        double[] ratios = new double[ours.length];
        Arrays.setAll(ratios, round -> (double) theirs[round] / ours[round]);
        Arrays.sort(ratios);
        return ratios[ratios.length / 2];
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
