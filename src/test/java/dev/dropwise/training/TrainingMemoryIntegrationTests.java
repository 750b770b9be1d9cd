package dev.dropwise.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.engine.NativeAllocator;
import dev.dropwise.layer.Shape;
import dev.dropwise.spec.Architecture;
import dev.dropwise.spec.DataSignature;
import dev.dropwise.spec.ShapeInference;
import dev.dropwise.spec.SpecJson;
import dev.dropwise.spec.TrainingSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Estimates held against what processes grow by. */
class TrainingMemoryIntegrationTests {

    private static final String HIDDEN =
            "{type: 'dense', units: 1024, activation: 'relu'}, {type: 'dropout', rate: 0.5},";
    private static final String ROWS = "{type: 'reshape', shape: [64, 1]},";

    /** Nets that make a process some 100 MiB larger. */
    enum Trial {
        MLP("digits", HIDDEN.repeat(3) + "{type: 'dense'}", "batchSize: 512"),
        MLP_IN_SEVERAL_RUNS(
                "digits",
                HIDDEN.repeat(3) + "{type: 'dense'}",
                """
                batchSize: 512, regularization: {rDrop: 1, adversarialDropout: {}, adversarial: {},
                                                 mixup: 0.2, ema: 0.9, clipNorm: 1, l1: 1e-6}"""),
        LARGE_MLP(
                "digits",
                "{type: 'dense', units: 8192}, {type: 'dense', units: 1024}, {type: 'dense'}",
                ""),
        CNN(
                "mnist-small",
                """
                {type: 'conv2d', filters: 32, kernel: 3, activation: 'relu'}, {type: 'maxPool2d'},
                {type: 'conv2d', filters: 64, kernel: 3, activation: 'relu'}, {type: 'maxPool2d'},
                {type: 'dense', units: 128, activation: 'relu'}, {type: 'dense'}""",
                "batchSize: 256, augmentation: [{type: 'shift'}]"),
        LSTM(
                "digits",
                ROWS
                        + "{type: 'lstm', units: 96, layers: 2, recurrentDropout: 0.2, zoneout: 0.1}, {type: 'dense'}",
                "batchSize: 128"),
        TRANSFORMER(
                "digits",
                ROWS
                        + """
                        {type: 'dense', units: 32}, {type: 'positionalEncoding'},
                        {type: 'transformerEncoder', heads: 4, layers: 2}, {type: 'globalAveragePool'}, {type: 'dense'}""",
                "batchSize: 64, regularization: {rDrop: 1}");

        private final String dataset;
        private final String layers;
        private final String training;

        Trial(String dataset, String layers, String training) {
            this.dataset = dataset;
            this.layers = layers;
            this.training = training;
        }

        List<String> arguments() {
            return List.of(
                    dataset,
                    layers,
                    "{epochs: 1" + (training.isEmpty() ? "" : ", ") + training + "}");
        }
    }

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    @EnabledOnOs(OS.LINUX)
    void noTrainingTakesMoreThanEstimatedNorFarLess(Trial trial) throws Exception {
        Process plain = start(trial, "", "plain");
        Process thrifty = start(trial, NativeAllocator.SETTINGS, "thrifty");
        Sizes wasteful = sizes(plain, "plain");
        Sizes sparing = sizes(thrifty, "thrifty");

        assertThat(wasteful.grown)
                .as(wasteful.toString())
                .isBetween(wasteful.estimated / 5, wasteful.estimated);
        assertThat(sparing.grown)
                .as("where the allocator wastes little: " + sparing)
                .isBetween(sparing.estimated * 2 / 5, sparing.estimated);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // weights, two moments, and thrice that: 8 parameters
                "{} | {type: 'dense', units: 2} | 384",
                "{optimizer: {type: 'sgd'}} | {type: 'dense', units: 2} | 128",
                "{optimizer: {type: 'sgd', momentum: 0.9}, regularization: {ema: 0.9}} | {type: 'dense', units: 2} | 384",
                "{} | {type: 'dense', units: 2, frozen: true}, {type: 'dense', units: 1} | 272"
            })
    void countsEveryParameterWithWhatOptimizersKeepOfThoseThatLearn(
            String training, String layers, double bytes) {
        assertThat(memory(layers, training).network() - (32 << 20)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // 3 inputs, 400 outputs, 4 in the loss for each of 400; 403 in passing
                "batchSize: 1000 | {type: 'dense', units: 400} | 1000 * 2003 + 1000 * 403",
                "batchSize: 1000, regularization: {rDrop: 1, adversarialDropout: {}} | {type: 'dense', units: 400} | 3 * 1000 * 2003 + 1000 * 403",
                "batchSize: 1000 | {type: 'dense', units: 400, activation: 'gelu'} | 1000 * 2403 + 1000 * 403",
                "batchSize: 1000 | {type: 'dense', units: 400}, {type: 'dropout', rate: 0.1} | 1000 * 2803 + 1000 * 2000",
                "batchSize: 1000 | {type: 'dense', units: 400, frozen: true}, {type: 'dense', units: 1} | 1000 * 8 + 1000 * 403",
                "batchSize: 1000, regularization: {mixup: 1} | {type: 'dense', units: 400} | 1000 * 2009 + 1000 * 403",
                // a measurement: 256 examples, nothing kept
                "batchSize: 8 | {type: 'dense', units: 400} | 256 * 3 + 256 * 403"
            })
    void countsWhatABatchKeepsOnItsWay(String training, String layers, String numbers) {
        double counted = 0;
        for (String sum : numbers.split(" \\+ ", -1)) {
            double product = 1;
            for (String factor : sum.split(" \\* ", -1)) {
                product *= Double.parseDouble(factor);
            }
            counted += product;
        }
        assertThat(memory(layers, "{" + training + "}").batch())
                .isEqualTo(NativeAllocator.waste() * Float.BYTES * counted);
    }

    @Test
    void noBatchIsLargerThanTheData() {
        Architecture network = network("{type: 'dense', units: 400}");
        TrainingSpec training = SpecJson.training("{batchSize: 65536}");
        DataSignature numbers = new DataSignature(Shape.of(3), 0);
        TrainingMemory few = TrainingMemory.of(network, training, numbers, 100);

        assertThat(few.batch()).isEqualTo(NativeAllocator.waste() * Float.BYTES * 100 * 2406);
        assertThat(few.data()).isEqualTo(100 * (3 * Float.BYTES + Long.BYTES));
        assertThat(TrainingMemory.of(network, training).data()).isZero();
    }

    @Test
    void isPastCountingRatherThanBelowZero() {
        TrainingMemory memory =
                memory(
                        "{type: 'reshape', shape: [3, 1]}, {type: 'permute', order: [1, 2]}, {type: 'dense', units: 1048576}",
                        "{batchSize: 65536}");

        assertThat(memory.total()).isGreaterThan(1L << 40);
        assertThat(new TrainingMemory(1e30, 1, 1).total()).isEqualTo(Long.MAX_VALUE);
    }

    private static TrainingMemory memory(String layers, String training) {
        return TrainingMemory.of(network(layers), SpecJson.training(training));
    }

    private static Architecture network(String layers) {
        return ShapeInference.design(
                SpecJson.model("{input: {shape: [3]}, layers: [%s]}".formatted(layers)), null);
    }

    record Sizes(long estimated, long grown) {}

    private Process start(Trial trial, String tunables, String name) throws IOException {
        ProcessBuilder child =
                new ProcessBuilder(
                        Stream.concat(
                                        Stream.of(
                                                Path.of(
                                                                System.getProperty("java.home"),
                                                                "bin",
                                                                "java")
                                                        .toString(),
                                                "--enable-native-access=ALL-UNNAMED",
                                                "-Xms256m", // the heap is all there from the start
                                                "-Xmx256m",
                                                "-XX:+AlwaysPreTouch",
                                                "-cp",
                                                System.getProperty("java.class.path"),
                                                PeakMemory.class.getName()),
                                        trial.arguments().stream())
                                .toList());
        child.environment().put("OMP_WAIT_POLICY", "PASSIVE");
        child.environment().put(NativeAllocator.VARIABLE, tunables);
        return child.redirectError(folder.resolve(name).toFile()).start();
    }

    private Sizes sizes(Process process, String name) throws IOException, InterruptedException {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(folder.resolve(name))).isZero();
        return new Sizes(number(output, "estimated "), number(output, "grown "));
    }

    private static long number(String output, String name) {
        return output.lines()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.substring(name.length())))
                .findFirst()
                .orElseThrow();
    }
}
