package dev.dropwise.bench.regularization;

import dev.dropwise.bench.BestProgram;
import dev.dropwise.dataset.Dataset;
import dev.dropwise.dataset.column.ColumnLimits;
import dev.dropwise.dataset.column.Corruption;
import dev.dropwise.dataset.column.HeapColumns;
import dev.dropwise.dataset.content.DatasetContent;
import dev.dropwise.engine.EngineProperties;
import dev.dropwise.engine.EngineProperties.DeviceChoice;
import dev.dropwise.engine.TorchRuntime;
import dev.dropwise.spec.Plan;
import dev.dropwise.spec.SpecCompleter;
import dev.dropwise.spec.SpecJson;
import dev.dropwise.spec.TrainingSpec;
import dev.dropwise.support.TestDatasets;
import dev.dropwise.training.EpochMetrics;
import dev.dropwise.training.Trainer;
import dev.dropwise.training.TrainingConditions;
import dev.dropwise.training.TrainingData;
import dev.dropwise.training.TrainingOutcome;
import dev.dropwise.training.TrainingProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.util.unit.DataSize;

/**
 * Trains the article's MLP on {@code mnist-small} with wrong labels, with its dropout and without
 * it, and writes the README's picture {@code src/docs/dropout.svg}.
 *
 * <pre>./mvnw -q -Pbench test-compile exec:exec -Dbench=bench.regularization.DropoutCurves</pre>
 */
public final class DropoutCurves {

    private static final Path FILE = Path.of("src", "docs", "dropout.svg");
    private static final int EPOCHS = 40;
    private static final double LABEL_NOISE = 0.3;
    private static final long SEED = 7;
    private static final String TITLE =
            "784-128-64-10 on mnist-small, %.0f %% of the labels wrong (test labels are right)"
                    .formatted(100 * LABEL_NOISE);

    private final Trainer trainer =
            new Trainer(
                    new TorchRuntime(new EngineProperties(DeviceChoice.CPU, 1)),
                    new TrainingProperties(
                            Duration.ofHours(1), Duration.ofMillis(100), DataSize.ofBytes(0)));
    private final Dataset dataset;

    private DropoutCurves(Dataset dataset) {
        this.dataset = dataset;
    }

    /** Trains both and writes the picture. */
    public static void main(String[] arguments) throws IOException {
        DropoutCurves curves =
                new DropoutCurves(mislabelled(TestDatasets.bundled().get("mnist-small")));
        List<LearningCurve> both =
                List.of(
                        curves.train("with dropout", Mlp.DROPPING),
                        curves.train("without dropout", Mlp.PLAIN));
        Files.writeString(FILE, new LearningCurvePlot(TITLE, both).svg());
        System.out.println("wrote " + FILE);
    }

    private static Dataset mislabelled(Dataset clean) throws IOException {
        int trainingRows = clean.rows() - clean.split(0, 1).test().length;
        DatasetContent content =
                clean.content()
                        .disturb(
                                new Corruption(trainingRows, LABEL_NOISE, 0, 0, SEED),
                                new HeapColumns(ColumnLimits.unbounded()));
        return new Dataset("mislabelled", clean.createdAt(), false, () -> content);
    }

    private LearningCurve train(String name, Variant variant) {
        TrainingSpec asked = SpecJson.training("{epochs: %d, seed: %d}".formatted(EPOCHS, SEED));
        TrainingData data = TrainingData.of(dataset, asked, SEED);
        SpecCompleter.Specs specs =
                SpecCompleter.complete(SpecJson.model(variant.model()), asked, data.signature());
        Plan plan =
                new Plan(
                        name,
                        dataset.name(),
                        dataset.version(),
                        specs.model(),
                        specs.training(),
                        null);
        try (Recorder recorder = new Recorder()) {
            TrainingOutcome outcome =
                    trainer.start(plan, data, new TrainingConditions(1), recorder, () -> false);
            double accuracy = Objects.requireNonNull(outcome.lastTest().accuracy());
            return new LearningCurve(name, recorder.epochs, accuracy);
        }
    }

    /** Keeps what each epoch came to. */
    private static final class Recorder extends BestProgram {

        private final List<EpochMetrics> epochs = new ArrayList<>();

        @Override
        public void epoch(EpochMetrics metrics) {
            epochs.add(metrics);
        }
    }
}
