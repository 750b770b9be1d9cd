package dev.dropwise.bench.regularization;

import dev.dropwise.bench.BestProgram;
import dev.dropwise.dataset.Dataset;
import dev.dropwise.engine.EngineProperties;
import dev.dropwise.engine.EngineProperties.DeviceChoice;
import dev.dropwise.engine.TorchRuntime;
import dev.dropwise.spec.ModelSpec;
import dev.dropwise.spec.Plan;
import dev.dropwise.spec.SpecCompleter;
import dev.dropwise.spec.TrainingSpec;
import dev.dropwise.support.TestDatasets;
import dev.dropwise.training.Measurement;
import dev.dropwise.training.Trainer;
import dev.dropwise.training.TrainingConditions;
import dev.dropwise.training.TrainingData;
import dev.dropwise.training.TrainingOutcome;
import dev.dropwise.training.TrainingProperties;
import dev.dropwise.web.DropwiseJson;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/**
 * What dropout does for the article's two networks on {@code mnist-small}: test accuracy and loss
 * of the last weights, each the mean of three seeds. Ends with exit code 1 when a target is missed.
 *
 * <pre>./mvnw -q -Pbench test-compile exec:exec -Dbench=bench.regularization.AccuracyBenchmark
 * </pre>
 */
public final class AccuracyBenchmark {

    private static final JsonMapper JSON = DropwiseJson.mapper();
    private static final Dataset DATASET = TestDatasets.bundled().get("mnist-small");
    private static final int SEEDS = 3;

    private final Trainer trainer;

    private AccuracyBenchmark() {
        TorchRuntime torch = new TorchRuntime(new EngineProperties(DeviceChoice.AUTO, 0));
        trainer =
                new Trainer(
                        torch,
                        new TrainingProperties(
                                Duration.ofHours(1), Duration.ofMillis(100), DataSize.ofBytes(0)));
    }

    /** Trains everything and prints a line for each network. */
    public static void main(String[] args) throws IOException {
        AccuracyBenchmark benchmark = new AccuracyBenchmark();
        System.out.printf(
                "mnist-small, Adam 1e-3, batch 64, mean of %d seeds, last weights, test set%n",
                SEEDS);
        Result mlp = benchmark.mean("MLP with dropout, 20 epochs", spec("article-mlp"), 20);
        Result plain =
                benchmark.mean("MLP without, 20 epochs", withoutDropout(spec("article-mlp")), 20);
        Result cnn = benchmark.mean("CNN with dropout, 6 epochs", spec("article-cnn"), 6);
        boolean met =
                mlp.accuracy() >= 0.933 && mlp.loss() < plain.loss() && cnn.accuracy() >= 0.967;
        System.out.println(
                (met ? "met" : "MISSED")
                        + ": MLP >= 93.3 %, its loss below that without dropout, CNN >= 96.7 %");
        System.exit(met ? 0 : 1);
    }

    private record Result(double accuracy, double loss) {}

    private Result mean(String name, ModelSpec model, int epochs) {
        long began = System.nanoTime();
        List<Measurement> tests =
                LongStream.rangeClosed(1, SEEDS)
                        .mapToObj(seed -> train(model, epochs, seed).lastTest())
                        .toList();
        Result result =
                new Result(
                        mean(tests, test -> Objects.requireNonNull(test.accuracy())),
                        mean(tests, test -> Objects.requireNonNull(test.loss())));
        System.out.printf(
                "%-28s accuracy %.2f %%  loss %.4f  (%.0f s)%n",
                name, 100 * result.accuracy(), result.loss(), (System.nanoTime() - began) / 1e9);
        return result;
    }

    private static double mean(List<Measurement> tests, ToDoubleFunction<Measurement> figure) {
        return tests.stream().mapToDouble(figure).average().orElseThrow();
    }

    private TrainingOutcome train(ModelSpec model, int epochs, long seed) {
        TrainingSpec training =
                JSON.readValue(
                        "{\"epochs\": %d, \"seed\": %d, \"validation\": {\"type\": \"none\"}}"
                                .formatted(epochs, seed),
                        TrainingSpec.class);
        TrainingData data = TrainingData.of(DATASET, training, seed);
        SpecCompleter.Specs specs = SpecCompleter.complete(model, training, data.signature());
        Plan plan =
                new Plan(
                        null,
                        DATASET.name(),
                        DATASET.version(),
                        specs.model(),
                        specs.training(),
                        null);
        int threads = Runtime.getRuntime().availableProcessors();
        try (BestProgram journal = new BestProgram()) {
            return trainer.start(plan, data, new TrainingConditions(threads), journal, () -> false);
        }
    }

    private static ModelSpec spec(String name) throws IOException {
        try (InputStream in =
                AccuracyBenchmark.class.getResourceAsStream("/model-specs/" + name + ".json")) {
            return JSON.readValue(in, ModelSpec.class);
        }
    }

    private static ModelSpec withoutDropout(ModelSpec spec) {
        return new ModelSpec(
                spec.name(),
                spec.input(),
                spec.layers().stream()
                        .filter(layer -> !layer.typeName().equals("dropout"))
                        .toList());
    }
}
