package dev.dropwise.bench.inference;

import dev.dropwise.bench.BestProgram;
import dev.dropwise.calibration.Calibration;
import dev.dropwise.dataset.Dataset;
import dev.dropwise.dataset.split.Split;
import dev.dropwise.engine.EngineProperties;
import dev.dropwise.engine.EngineProperties.DeviceChoice;
import dev.dropwise.engine.TorchRuntime;
import dev.dropwise.random.SplitMix64;
import dev.dropwise.spec.ModelSpec;
import dev.dropwise.spec.Plan;
import dev.dropwise.spec.SpecCompleter;
import dev.dropwise.spec.TrainingSpec;
import dev.dropwise.support.TestDatasets;
import dev.dropwise.training.Trainer;
import dev.dropwise.training.TrainingConditions;
import dev.dropwise.training.TrainingData;
import dev.dropwise.training.TrainingOutcome;
import dev.dropwise.training.TrainingProperties;
import dev.dropwise.web.DropwiseJson;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/** A data set and a network, trained on one random division of all rows after the other. */
final class CoverageSubject {

    /** Of the rows, in this order; the rest trains. */
    private static final double TEST = 0.3;

    private static final double CALIBRATION = 0.25;
    private static final double VALIDATION = 0.1;

    private static final String MODEL =
            """
            {"layers": [{"type": "dense", "units": 64, "activation": "relu"}, {"type": "dropout", "rate": 0.2}, {"type": "dense"}]}""";

    private static final JsonMapper JSON = DropwiseJson.mapper();

    private final Trainer trainer =
            new Trainer(
                    new TorchRuntime(new EngineProperties(DeviceChoice.AUTO, 0)),
                    new TrainingProperties(
                            Duration.ofHours(1), Duration.ofMillis(100), DataSize.ofBytes(0)));

    private final Dataset dataset;

    CoverageSubject(String dataset) {
        this.dataset = TestDatasets.bundled().get(dataset);
    }

    /** What a training of one division was calibrated to. */
    Calibration train(long seed) {
        TrainingSpec training =
                JSON.readValue(
                        "{\"seed\": %d, \"calibration\": {}}".formatted(seed), TrainingSpec.class);
        TrainingData usual = TrainingData.of(dataset, training, seed);
        Split split = divide(seed);
        TrainingData data =
                new TrainingData(
                        dataset, "random", split, dataset.fit(split.training()), usual.labels());
        SpecCompleter.Specs specs =
                SpecCompleter.complete(
                        JSON.readValue(MODEL, ModelSpec.class), training, data.signature());
        Plan plan =
                new Plan(
                        null,
                        dataset.name(),
                        dataset.version(),
                        specs.model(),
                        specs.training(),
                        null);
        try (BestProgram listener = new BestProgram()) {
            TrainingOutcome outcome =
                    trainer.start(plan, data, new TrainingConditions(1), listener, () -> false);
            return Objects.requireNonNull(outcome.best().calibration());
        }
    }

    private Split divide(long seed) {
        int[] rows = IntStream.range(0, dataset.rows()).toArray();
        new SplitMix64(seed).shuffle(rows);
        int test = (int) (TEST * rows.length);
        int calibration = test + (int) (CALIBRATION * rows.length);
        int validation = calibration + (int) (VALIDATION * rows.length);
        return new Split(
                sorted(rows, validation, rows.length),
                sorted(rows, calibration, validation),
                sorted(rows, 0, test),
                sorted(rows, test, calibration));
    }

    private static int[] sorted(int[] rows, int from, int to) {
        return Arrays.stream(rows, from, to).sorted().toArray();
    }
}
