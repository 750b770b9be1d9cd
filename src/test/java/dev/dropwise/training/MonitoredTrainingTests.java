package dev.dropwise.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.dataset.Examples;
import dev.dropwise.engine.EngineProperties;
import dev.dropwise.engine.EngineProperties.DeviceChoice;
import dev.dropwise.engine.TorchProgram;
import dev.dropwise.engine.TorchRuntime;
import dev.dropwise.evaluation.ClassMetric;
import dev.dropwise.evaluation.ClassScores;
import dev.dropwise.evaluation.ValueMetric;
import dev.dropwise.evaluation.ValueScores;
import dev.dropwise.spec.Monitor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

/** Trainings whose best epoch is told by a metric of the scores of validation rows. */
class MonitoredTrainingTests {

    private static final String NET =
            """
            {type: 'dense', units: 8, activation: 'relu'}, {type: 'dropout', rate: 0.3},
            {type: 'dense'}""";

    private static final TrainingConditions HERE = new TrainingConditions(1);
    private static final TorchRuntime TORCH =
            new TorchRuntime(new EngineProperties(DeviceChoice.CPU, 1));

    private static final Offset<Double> NEARLY = Offset.offset(1e-6);

    @TempDir Path folder;

    private static Lesson lesson(String dataset, String monitor, String net) {
        return Lesson.of(
                dataset,
                net,
                """
                {epochs: 12, batchSize: 16, seed: 5, optimizer: {type: 'sgd', learningRate: 0.3},
                 validation: {type: 'split', fraction: 0.3},
                 earlyStopping: {monitor: '%s', patience: 6}}"""
                        .formatted(monitor));
    }

    @ParameterizedTest
    @CsvSource({
        "digits, validationF1, VALIDATION_F1, true",
        "digits, validationRocAuc, VALIDATION_ROC_AUC, true",
        "breast-cancer, validationMatthewsCorrelation, VALIDATION_MATTHEWS_CORRELATION, true",
        "breast-cancer, validationLogLoss, VALIDATION_LOG_LOSS, false",
        "diabetes, validationR2, VALIDATION_R2, true",
        "diabetes, validationRootMeanSquaredError, VALIDATION_ROOT_MEAN_SQUARED_ERROR, false"
    })
    void keepsTheEpochOfTheBestValueAndGoesOnBitForBit(
            String dataset, String asked, Monitor monitor, boolean greaterIsBetter) {
        Lesson lesson = lesson(dataset, asked, NET);
        MemoryTrainingListener whole = new MemoryTrainingListener(folder);
        TrainingOutcome outcome =
                trainer().start(lesson.plan(), lesson.data(), HERE, whole, () -> false);

        List<Double> values = whole.epochs().stream().map(MonitoredTrainingTests::value).toList();
        Comparator<Double> better =
                greaterIsBetter ? Comparator.naturalOrder() : Comparator.reverseOrder();
        Double best = values.stream().max(better).orElseThrow();
        assertThat(Set.copyOf(values)).hasSizeGreaterThan(3);
        assertThat(outcome.bestEpoch()).isEqualTo(values.indexOf(best) + 1);
        assertThat(best).isCloseTo(recomputed(lesson, whole.bestProgram(), monitor), NEARLY);

        MemoryTrainingListener halves = new MemoryTrainingListener(folder);
        trainer().start(lesson.plan(), lesson.data(), HERE, halves, afterSteps(100));
        trainer()
                .resume(
                        halves.checkpoint(),
                        lesson.plan(),
                        lesson.data(),
                        HERE,
                        halves,
                        () -> false);
        assertThat(halves.figures()).isEqualTo(whole.figures());
        assertThat(halves.best()).isEqualTo(whole.best());
        assertThat(halves.last()).isEqualTo(whole.last());
    }

    @Test
    void streamedRowsHaveTheSameValues() {
        Lesson lesson = lesson("breast-cancer", "validationRocAuc", "{type: 'dense'}");
        MemoryTrainingListener streamed = new MemoryTrainingListener(folder);
        trainer()
                .start(
                        lesson.plan(),
                        lesson.data(),
                        new TrainingConditions(1, new Streamed(1, 64)),
                        streamed,
                        () -> false);

        assertThat(value(streamed.epochs().get(streamed.bestEpoch() - 1)))
                .isCloseTo(
                        recomputed(lesson, streamed.bestProgram(), Monitor.VALIDATION_ROC_AUC),
                        NEARLY);
    }

    private static double value(EpochMetrics epoch) {
        return Objects.requireNonNull(epoch.monitored());
    }

    private static double recomputed(Lesson lesson, Path program, Monitor monitor) {
        int[] rows = lesson.data().split().validation();
        Examples examples = lesson.data().dataset().examples(rows, lesson.data().preprocessing());
        double[] predicted;
        try (TorchProgram loaded = TORCH.load(program, false)) {
            predicted = doubles(loaded.predict(examples.features(), rows.length), 1);
        }
        ClassMetric ofClasses = monitor.ofClasses();
        if (ofClasses != null) {
            int[] truth = new int[rows.length];
            for (int row = 0; row < truth.length; row++) {
                truth[row] = (int) examples.targets()[row];
            }
            return ofClasses.of(new ClassScores(predicted.length / rows.length, truth, predicted));
        }
        double unit = lesson.data().preprocessing().target().unit(0);
        ValueMetric ofValues = Objects.requireNonNull(monitor.ofValues());
        return ofValues.of(
                new ValueScores(
                        doubles(examples.targets(), unit),
                        Arrays.stream(predicted).map(one -> one * unit).toArray()));
    }

    private static double[] doubles(float[] values, double unit) {
        double[] all = new double[values.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = values[i] * unit;
        }
        return all;
    }

    private static Trainer trainer() {
        return new Trainer(
                TORCH,
                new TrainingProperties(Duration.ofHours(1), Duration.ZERO, DataSize.ofBytes(0)));
    }

    private static StopSignal afterSteps(int steps) {
        AtomicInteger asked = new AtomicInteger();
        return () -> asked.getAndIncrement() >= steps;
    }
}
