package dev.dropwise.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dropwise.dataset.Examples;
import dev.dropwise.dataset.preprocessing.Preprocessing;
import dev.dropwise.engine.EngineProperties;
import dev.dropwise.engine.EngineProperties.DeviceChoice;
import dev.dropwise.engine.EvaluationSums;
import dev.dropwise.engine.TorchProgram;
import dev.dropwise.engine.TorchRuntime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** Small trainings, with a listener in memory. */
class TrainerTests {

    private static final String NET =
            """
            {type: 'dense', units: 16, activation: 'relu'}, {type: 'dropout', rate: 0.4},
            {type: 'dense', units: 8, activation: 'tanh'}, {type: 'dropout', rate: 0.2},
            {type: 'dense'}""";

    /** A call into libtorch for every step: a stop signal is asked between any two steps. */
    private static final Duration STEP = Duration.ZERO;

    private static final Duration NEVER = Duration.ofHours(1);
    private static final TrainingConditions HERE = new TrainingConditions(1);
    private static final StopSignal UNDISTURBED = () -> false;

    private static final TorchRuntime TORCH =
            new TorchRuntime(new EngineProperties(DeviceChoice.CPU, 1));

    @TempDir Path folder;

    @Test
    void goesOnFromHalfwayBitForBit() {
        Lesson lesson = Lesson.of("iris", NET, "{epochs: 8, batchSize: 16, seed: 5}");
        MemoryTrainingListener whole = train(lesson, STEP);

        MemoryTrainingListener halves = listener();
        TrainingOutcome stopped =
                loop(STEP).start(lesson.plan(), lesson.data(), HERE, halves, afterSteps(7 * 4 + 3));
        assertThat(stopped.complete()).isFalse();
        assertThat(stopped.epochs()).isEqualTo(4);
        assertThat(halves.position().epoch()).isEqualTo(5);
        assertThat(halves.position().step()).isEqualTo(3);
        TrainingOutcome resumed = resume(lesson, STEP, halves, UNDISTURBED);

        assertThat(resumed.complete()).isTrue();
        assertSame(halves, whole);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 10, 1000})
    void givesTheSameBytesHoweverOftenItStopsAndHoweverLongItsCallsAre(long chunkMillis) {
        Lesson lesson =
                Lesson.of(
                        "penguins",
                        NET,
                        "{epochs: 6, batchSize: 10, seed: 6, optimizer: {type: 'sgd', momentum: 0.9}}");
        MemoryTrainingListener whole = train(lesson, STEP);
        Duration chunk = Duration.ofMillis(chunkMillis);
        Random random = new Random(chunkMillis);

        MemoryTrainingListener broken = listener();
        TrainingOutcome outcome =
                loop(chunk)
                        .start(
                                lesson.plan(),
                                lesson.data(),
                                HERE,
                                broken,
                                afterSteps(random.nextInt(20)));
        while (!outcome.complete()) {
            outcome = resume(lesson, chunk, broken, afterSteps(1 + random.nextInt(40)));
        }

        assertSame(broken, whole);
    }

    @Test
    void givesTheSameBytesFromAnyCheckpointOnTheWay() {
        Lesson lesson = Lesson.of("wine", NET, "{epochs: 3, batchSize: 32, seed: 4}");
        MemoryTrainingListener whole = listener();
        loop(STEP, Duration.ZERO).start(lesson.plan(), lesson.data(), HERE, whole, UNDISTURBED);
        assertThat(whole.checkpoints()).as("one a step, and the end").isEqualTo(3 * 4 + 1);

        assertSame(whole, train(lesson, STEP));
    }

    @Test
    void goesOnFromItsVeryEndWithNothingMoreToDo() {
        Lesson lesson = Lesson.of("mnist-small", "{type: 'dense'}", "{epochs: 1, seed: 2}");
        MemoryTrainingListener ended = listener();
        TrainingOutcome outcome =
                loop(Duration.ofMillis(100))
                        .start(lesson.plan(), lesson.data(), HERE, ended, UNDISTURBED);
        byte[] program = ended.last();

        TrainingOutcome again = resume(lesson, Duration.ofMillis(100), ended, UNDISTURBED);

        assertThat(again).isEqualTo(outcome);
        assertThat(ended.last()).isEqualTo(program);
        assertThat(outcome.lastTest().accuracy()).isGreaterThan(0.8);
    }

    @Test
    void givesTheSameBytesBesideAnotherTraining() throws Exception {
        Lesson lesson = Lesson.of("digits", NET, "{epochs: 3, seed: 8}");
        Lesson other = Lesson.of("wine", NET, "{epochs: 1, batchSize: 4, seed: 9}");
        MemoryTrainingListener alone = train(lesson, Duration.ofMillis(10));
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger others = new AtomicInteger();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<?> busy =
                    thread.submit(
                            () -> {
                                while (!done.get()) {
                                    train(other, STEP);
                                    others.incrementAndGet();
                                }
                            });
            MemoryTrainingListener beside = train(lesson, Duration.ofMillis(10));
            done.set(true);
            busy.get();

            assertThat(others).hasPositiveValue();
            assertSame(beside, alone);
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void anotherSeedGivesAnotherProgram() {
        assertThat(train(Lesson.of("iris", NET, "{epochs: 1, seed: 1}"), STEP).last())
                .isNotEqualTo(train(Lesson.of("iris", NET, "{epochs: 1, seed: 2}"), STEP).last());
    }

    @Test
    void stopsEarlyAndKeepsTheBestNotTheLast() {
        Lesson lesson =
                Lesson.of(
                        "wine",
                        NET,
                        """
                        {epochs: 60, batchSize: 8, seed: 3, optimizer: {type: 'sgd', learningRate: 0.9},
                         validation: {type: 'split', fraction: 0.3},
                         earlyStopping: {monitor: 'validationLoss', patience: 4}}""");
        MemoryTrainingListener memoryTrainingListener = listener();
        TrainingOutcome outcome =
                loop(STEP)
                        .start(
                                lesson.plan(),
                                lesson.data(),
                                HERE,
                                memoryTrainingListener,
                                UNDISTURBED);

        EpochMetrics best =
                memoryTrainingListener.epochs().stream()
                        .min(Comparator.comparing(TrainerTests::validationLoss))
                        .orElseThrow();
        assertThat(outcome.complete()).isTrue();
        assertThat(outcome.bestEpoch())
                .isEqualTo(best.epoch())
                .isEqualTo(memoryTrainingListener.bestEpoch());
        assertThat(outcome.epochs()).isEqualTo(best.epoch() + 4).isLessThan(60);
        assertThat(memoryTrainingListener.best()).isNotEqualTo(memoryTrainingListener.last());
        int[] rows = lesson.data().split().validation();
        assertThat(evaluate(lesson, memoryTrainingListener.bestProgram(), rows).meanLoss())
                .isEqualTo(validationLoss(best));
    }

    @Test
    void countsPatienceOnWhereItStopped() {
        Lesson lesson =
                Lesson.of(
                        "iris",
                        "{type: 'dense'}",
                        """
                        {epochs: 30, batchSize: 64, seed: 3, optimizer: {type: 'sgd', learningRate: 1e-12},
                         earlyStopping: {monitor: 'trainAccuracy', patience: 6}}""");
        MemoryTrainingListener whole = train(lesson, STEP);
        assertThat(whole.epochs()).hasSize(7);

        MemoryTrainingListener halves = listener();
        loop(STEP).start(lesson.plan(), lesson.data(), HERE, halves, afterSteps(3 * 4));
        resume(lesson, STEP, halves, UNDISTURBED);

        assertSame(halves, whole);
    }

    @Test
    void followsTheScheduleFromStepToStepAndAcrossBreaks() {
        Lesson lesson =
                Lesson.of(
                        "iris",
                        NET,
                        """
                        {epochs: 6, batchSize: 16, seed: 5, optimizer: {type: 'nadam', learningRate: 0.01,
                         schedule: {type: 'cosine', warmUp: 2}}}""");
        MemoryTrainingListener whole = train(lesson, STEP);
        assertThat(whole.epochs())
                .extracting(EpochMetrics::learningRate)
                .satisfies(
                        rates -> {
                            assertThat(rates.get(0)).isCloseTo(0.005, within(1e-12));
                            assertThat(rates.get(1)).isCloseTo(0.01, within(1e-12));
                            assertThat(rates.get(3)).isBetween(0.005, 0.006);
                            assertThat(rates.get(5)).isBetween(0.0, 0.0001);
                        });

        MemoryTrainingListener halves = listener();
        loop(STEP).start(lesson.plan(), lesson.data(), HERE, halves, afterSteps(9 * 2 + 5));
        resume(lesson, Duration.ofMillis(3), halves, UNDISTURBED);

        assertSame(halves, whole);
    }

    /** Nothing improves, and both counters go on where they were after every break. */
    @Test
    void reducesTheRateWhereNothingImproves() {
        Lesson lesson =
                Lesson.of(
                        "iris",
                        "{type: 'dense'}",
                        """
                        {epochs: 9, batchSize: 64, seed: 3, earlyStopping: {monitor: 'trainAccuracy', patience: 7},
                         optimizer: {type: 'sgd', learningRate: 1e-12,
                                     schedule: {type: 'reduceOnPlateau', patience: 2, factor: 0.5}}}""");
        MemoryTrainingListener whole = train(lesson, STEP);
        assertThat(whole.epochs())
                .extracting(epoch -> epoch.learningRate() * 1e12)
                .containsExactly(1.0, 1.0, 1.0, 0.5, 0.5, 0.25, 0.25, 0.125);
        assertThat(whole.position().plateau()).isEqualTo(new TrainingState.Plateau(3, 1));

        MemoryTrainingListener broken = listener();
        TrainingOutcome outcome =
                loop(STEP).start(lesson.plan(), lesson.data(), HERE, broken, afterSteps(2));
        while (!outcome.complete()) {
            outcome = resume(lesson, STEP, broken, afterSteps(4));
        }

        assertSame(broken, whole);
    }

    /** Counted on the training rows: the others are not known to a plan. */
    @Test
    void balancesClassesByTheirTrainingRows() {
        Lesson lesson =
                Lesson.of(
                        "penguins",
                        "{type: 'dense'}",
                        "{epochs: 1, regularization: {classWeights: 'balanced'}}");
        int[] rows = lesson.data().split().training();
        List<String> classes = lesson.data().preprocessing().classes();
        List<Double> expected =
                classes.stream()
                        .map(
                                name ->
                                        IntStream.of(rows)
                                                .filter(row -> isOf(lesson, row, name))
                                                .count())
                        .map(count -> (double) rows.length / (classes.size() * count))
                        .toList();

        assertThat(lesson.plan().training().regularization().weightsOfClasses())
                .isEqualTo(expected);
        assertThat(train(lesson, STEP).epochs()).hasSize(1);
    }

    private static boolean isOf(Lesson lesson, int row, String name) {
        return lesson.data().dataset().targetOf(row).equals(name);
    }

    @Test
    void predictsTheMeanOfANormalDistribution() {
        Lesson lesson =
                Lesson.of(
                        "diabetes",
                        NET,
                        "{epochs: 12, seed: 1, loss: {type: 'gaussianNegativeLogLikelihood'}}");
        MemoryTrainingListener memoryTrainingListener = train(lesson, STEP);

        int[] rows = lesson.data().split().validation();
        EpochMetrics measured = memoryTrainingListener.epochs().get(11);
        assertThat(measured.validationMeanAbsoluteError())
                .isCloseTo(
                        meanAbsoluteError(lesson, memoryTrainingListener.lastProgram(), rows),
                        within(1e-3))
                .isBetween(30.0, 65.0);
        assertThat(measured.trainLoss())
                .isLessThan(
                        Objects.requireNonNull(memoryTrainingListener.epochs().get(0).trainLoss()));
    }

    /** The best program and the last one hold the average, and what training goes on with. */
    @Test
    void keepsTheAverageAndTheWeightsAcrossBreaks() {
        Lesson lesson =
                Lesson.of(
                        "wine",
                        NET,
                        """
                        {epochs: 6, batchSize: 16, seed: 5, regularization: {
                            ema: 0.95, clipNorm: 0.5, maxNorm: 2, l1: 0.001, labelSmoothing: 0.1}}""");
        MemoryTrainingListener whole = train(lesson, STEP);

        MemoryTrainingListener broken = listener();
        TrainingOutcome outcome =
                loop(STEP).start(lesson.plan(), lesson.data(), HERE, broken, afterSteps(17));
        while (!outcome.complete()) {
            outcome = resume(lesson, Duration.ofMillis(3), broken, afterSteps(13));
        }

        assertSame(broken, whole);
        int[] rows = lesson.data().split().validation();
        assertThat(evaluate(lesson, whole.lastProgram(), rows).meanLoss())
                .isEqualTo(validationLoss(whole.epochs().get(5)));
    }

    @Test
    void measuresTrainLossWithDropoutOff() {
        Lesson lesson =
                Lesson.of(
                        "digits",
                        "{type: 'dense', units: 32}, {type: 'dropout', rate: 0.9}, {type: 'dense'}",
                        "{epochs: 2, seed: 1, optimizer: {type: 'adam', learningRate: 0.01}}");
        MemoryTrainingListener memoryTrainingListener = train(lesson, STEP);

        EpochMetrics measured = memoryTrainingListener.epochs().get(1);
        EvaluationSums sums =
                evaluate(
                        lesson,
                        memoryTrainingListener.lastProgram(),
                        lesson.data().split().training());
        assertThat(measured.trainLoss()).isEqualTo(sums.meanLoss());
        assertThat(measured.trainAccuracy()).isEqualTo(sums.meanMetric());
        assertThat(measured.trainMeanAbsoluteError()).isNull();
        assertThat(measured.noisyTrainLoss()).isGreaterThan(sums.meanLoss() * 1.2);
    }

    @Test
    void measuresErrorsOfARegressionInItsTargetsOwnUnit() {
        Lesson lesson = Lesson.of("diabetes", NET, "{epochs: 3, seed: 1}");
        MemoryTrainingListener memoryTrainingListener = train(lesson, STEP);

        int[] rows = lesson.data().split().validation();
        EpochMetrics measured = memoryTrainingListener.epochs().get(2);
        assertThat(measured.validationMeanAbsoluteError())
                .isCloseTo(
                        meanAbsoluteError(lesson, memoryTrainingListener.lastProgram(), rows),
                        within(1e-3))
                .isGreaterThan(10);
        assertThat(measured.validationAccuracy()).isNull();
    }

    /** Without dropout, and with weights that all but stand still, both losses are the same. */
    @ParameterizedTest
    @CsvSource({"1, 108", "16, 7", "53, 3", "107, 2", "108, 1", "109, 1", "5000, 1"})
    void seesEveryRowOnceAnEpochWhateverTheBatchSize(int batchSize, int steps) {
        Lesson lesson =
                Lesson.of(
                        "iris",
                        "{type: 'dense', units: 5, activation: 'tanh'}, {type: 'dense'}",
                        "{epochs: 2, batchSize: %d, seed: 1, optimizer: {type: 'sgd', learningRate: 1e-12}}"
                                .formatted(batchSize));
        MemoryTrainingListener memoryTrainingListener = train(lesson, STEP);

        assertThat(memoryTrainingListener.progress()).hasSize(2 * steps);
        assertThat(memoryTrainingListener.epochs())
                .hasSize(2)
                .allSatisfy(
                        epoch ->
                                assertThat(epoch.noisyTrainLoss())
                                        .isCloseTo(
                                                Objects.requireNonNull(epoch.trainLoss()),
                                                within(1e-5)));
    }

    @Test
    void tellsHowFarItIs() {
        Lesson lesson = Lesson.of("iris", "{type: 'dense'}", "{epochs: 2, batchSize: 22}");
        MemoryTrainingListener memoryTrainingListener = train(lesson, STEP);

        assertThat(memoryTrainingListener.progress())
                .extracting(TrainingProgress::fraction)
                .containsExactly(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0);
        assertThat(memoryTrainingListener.progress())
                .extracting(TrainingProgress::epoch)
                .containsExactly(1, 1, 1, 1, 1, 2, 2, 2, 2, 2);
        assertThat(memoryTrainingListener.progress())
                .allSatisfy(
                        told -> {
                            assertThat(told.samplesPerSecond()).isPositive();
                            assertThat(told.secondsLeft()).isNotNegative();
                        })
                .last()
                .satisfies(told -> assertThat(told.secondsLeft()).isZero());
    }

    @Test
    void measuresNothingWhereNothingValidates() {
        Lesson lesson =
                Lesson.of("iris", "{type: 'dense'}", "{epochs: 2, validation: {type: 'none'}}");
        MemoryTrainingListener memoryTrainingListener = train(lesson, STEP);

        assertThat(memoryTrainingListener.epochs())
                .extracting(EpochMetrics::validationLoss)
                .containsOnlyNulls();
        assertThat(memoryTrainingListener.bestEpoch()).as("by the train loss").isEqualTo(2);
    }

    /** The second batch size takes one step an epoch: only the measurement after it can tell. */
    @ParameterizedTest
    @ValueSource(ints = {16, 1000})
    void failsWhenTheLossIsNotFinite(int batchSize) {
        Lesson lesson =
                Lesson.of(
                        "iris",
                        NET,
                        "{epochs: 1, batchSize: %d, optimizer: {type: 'sgd', learningRate: 1e38}}"
                                .formatted(batchSize));

        assertThatThrownBy(() -> train(lesson, STEP))
                .isInstanceOf(TrainingFailed.class)
                .hasMessageContaining("in epoch 1")
                .hasMessageContaining("lower the learning rate (it was 1.0E38)");
    }

    @Test
    void measuresASampleOfTheTrainingRowsOnTheWayAndAllAtTheEnd() {
        Lesson lesson =
                Lesson.of(
                        "iris",
                        NET,
                        "{epochs: 4, batchSize: 16, seed: 5, measure: {trainRows: 60, every: 2}}");
        MemoryTrainingListener listener = listener();
        TrainingOutcome outcome =
                loop(STEP).start(lesson.plan(), lesson.data(), HERE, listener, UNDISTURBED);
        int[] rows = lesson.data().split().training();
        int[] sample = TrainingSample.of(lesson.data(), 60, new TrainingSeeds(5));
        EvaluationSums last = evaluate(lesson, listener.lastProgram(), sample);
        EvaluationSums all = evaluate(lesson, listener.lastProgram(), rows);

        assertThat(listener.epochs().stream().map(EpochMetrics::trainLoss))
                .satisfiesExactly(
                        loss -> assertThat(loss).isNull(),
                        loss -> assertThat(loss).isPositive(),
                        loss -> assertThat(loss).isNull(),
                        loss -> assertThat(loss).isEqualTo(last.meanLoss()));
        assertThat(listener.epochs().stream().map(EpochMetrics::trainRows))
                .containsExactly(null, 60, null, 60);
        assertThat(listener.epochs()).allSatisfy(e -> assertThat(e.validationLoss()).isPositive());
        assertThat(outcome.last().train().loss()).isEqualTo(all.meanLoss());
        Lesson measuredWhole = Lesson.of("iris", NET, "{epochs: 4, batchSize: 16, seed: 5}");
        assertThat(train(measuredWhole, STEP).last()).isEqualTo(listener.last());
    }

    private MemoryTrainingListener train(Lesson lesson, Duration chunk) {
        MemoryTrainingListener memoryTrainingListener = listener();
        TrainingOutcome outcome =
                loop(chunk)
                        .start(
                                lesson.plan(),
                                lesson.data(),
                                HERE,
                                memoryTrainingListener,
                                UNDISTURBED);
        assertThat(outcome.complete()).isTrue();
        return memoryTrainingListener;
    }

    private TrainingOutcome resume(
            Lesson lesson,
            Duration chunk,
            MemoryTrainingListener memoryTrainingListener,
            StopSignal stop) {
        return loop(chunk)
                .resume(
                        memoryTrainingListener.checkpoint(),
                        lesson.plan(),
                        lesson.data(),
                        HERE,
                        memoryTrainingListener,
                        stop);
    }

    private MemoryTrainingListener listener() {
        return new MemoryTrainingListener(folder);
    }

    private static Trainer loop(Duration chunk) {
        return loop(chunk, NEVER);
    }

    private static Trainer loop(Duration chunk, Duration checkpointEvery) {
        return new Trainer(
                TORCH, new TrainingProperties(checkpointEvery, chunk, DataSize.ofBytes(0)));
    }

    private static StopSignal afterSteps(int steps) {
        AtomicInteger asked = new AtomicInteger();
        return () -> asked.getAndIncrement() >= steps;
    }

    private static void assertSame(MemoryTrainingListener one, MemoryTrainingListener other) {
        assertThat(one.figures()).isEqualTo(other.figures());
        assertThat(one.last()).isEqualTo(other.last());
        assertThat(one.best()).isEqualTo(other.best());
        assertThat(one.bestEpoch()).isEqualTo(other.bestEpoch());
    }

    private static Double validationLoss(EpochMetrics epoch) {
        return Objects.requireNonNull(epoch.validationLoss());
    }

    private static EvaluationSums evaluate(Lesson lesson, Path program, int[] rows) {
        try (TorchProgram loaded = TORCH.load(program, false);
                RowSupply all = new ResidentRows(TORCH, lesson.data())) {
            all.begin(rows, 0);
            return loaded.evaluate(all.part(0).examples(), rows, 256);
        }
    }

    private static double meanAbsoluteError(Lesson lesson, Path program, int[] rows) {
        Preprocessing preprocessing = lesson.data().preprocessing();
        Examples examples = lesson.data().dataset().examples(rows, preprocessing);
        double sum = 0;
        try (TorchProgram loaded = TORCH.load(program, false)) {
            float[] predicted = loaded.predict(examples.features(), rows.length);
            int width = predicted.length / rows.length;
            for (int i = 0; i < rows.length; i++) {
                Number actual = (Number) lesson.data().dataset().targetOf(rows[i]);
                sum +=
                        Math.abs(
                                preprocessing.target().decode(0, predicted[i * width])
                                        - actual.doubleValue());
            }
        }
        return sum / rows.length;
    }
}
