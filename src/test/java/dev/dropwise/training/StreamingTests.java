package dev.dropwise.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dropwise.engine.EngineProperties;
import dev.dropwise.engine.EngineProperties.DeviceChoice;
import dev.dropwise.engine.Program;
import dev.dropwise.engine.ProgramCompiler;
import dev.dropwise.engine.TorchProgram;
import dev.dropwise.engine.TorchRuntime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

/** Trainings whose rows are not all in memory at once. */
class StreamingTests {

    private static final String NET =
            """
            {type: 'dense', units: 16, activation: 'relu'}, {type: 'dropout', rate: 0.4},
            {type: 'dense'}""";

    private static final TorchRuntime TORCH =
            new TorchRuntime(new EngineProperties(DeviceChoice.CPU, 1));

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({"digits, 1, 16", "digits, 8, 64", "penguins, 5, 32", "wine, 100, 4096"})
    void goesOnFromAnyStepBitForBit(String dataset, int block, int window) {
        Lesson lesson = Lesson.of(dataset, NET, "{epochs: 3, batchSize: 16, seed: 5}");
        TrainingConditions streamed = new TrainingConditions(1, new Streamed(block, window));
        MemoryTrainingListener whole = new MemoryTrainingListener(folder);
        assertThat(loop(100).start(lesson.plan(), lesson.data(), streamed, whole, () -> false))
                .matches(TrainingOutcome::complete);
        Random random = new Random(window);

        MemoryTrainingListener broken = new MemoryTrainingListener(folder);
        TrainingOutcome outcome =
                loop(0).start(lesson.plan(), lesson.data(), streamed, broken, afterSteps(7));
        while (!outcome.complete()) {
            outcome =
                    loop(random.nextInt(3))
                            .resume(
                                    broken.checkpoint(),
                                    lesson.plan(),
                                    lesson.data(),
                                    streamed,
                                    broken,
                                    afterSteps(1 + random.nextInt(100)));
        }

        assertThat(broken.figures()).isEqualTo(whole.figures());
        assertThat(broken.last()).isEqualTo(whole.last());
        assertThat(broken.best()).isEqualTo(whole.best());
    }

    @Test
    void learnsAsWellAsFromMemory() {
        Lesson lesson =
                Lesson.of("mnist-small", NET, "{epochs: 3, seed: 1, optimizer: {type: 'adam'}}");

        Double resident = testAccuracy(lesson, new Resident());
        assertThat(resident).isGreaterThan(0.8);
        assertThat(testAccuracy(lesson, new Streamed(16, 512))).isCloseTo(resident, within(0.02));
    }

    private Double testAccuracy(Lesson lesson, Reading reading) {
        return Objects.requireNonNull(
                loop(100)
                        .start(
                                lesson.plan(),
                                lesson.data(),
                                new TrainingConditions(1, reading),
                                new MemoryTrainingListener(folder),
                                () -> false)
                        .lastTest()
                        .accuracy());
    }

    @Test
    void givesProgramsTheRowsThatMemoryWouldGive() {
        Lesson lesson = Lesson.of("penguins", NET, "{epochs: 1, seed: 5}");
        int[] order = new TrainingSeeds(3).order(lesson.data().split().training(), 1);
        try (RowSupply resident = new Resident().open(TORCH, lesson.data());
                RowSupply streamed = new Streamed(1, 40).open(TORCH, lesson.data());
                TorchProgram program = TORCH.start(compiled(lesson), 1)) {
            resident.begin(order, 0);
            streamed.begin(order, 0);
            for (int from = 0; from < order.length; from += 40) {
                RowWindow rowWindow = streamed.part(from);
                int to = rowWindow.end();
                assertThat(to).isEqualTo(Math.min(from + 40, order.length));
                assertThat(program.evaluate(rowWindow.examples(), rowWindow.places(from, to), 40))
                        .isEqualTo(
                                program.evaluate(
                                        resident.part(from).examples(),
                                        Arrays.copyOfRange(order, from, to),
                                        40));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 16", "7, 64", "64, 64", "1000, 64", "1000, 5000", "3, 1000"})
    void anEpochSeesEveryRowOnce(int block, int window) {
        int[] rows = IntStream.range(0, 1797).filter(row -> row % 10 > 0).toArray();
        TrainingSeeds seeds = new TrainingSeeds(7);

        int[] first = seeds.orderOfBlocks(rows, 1, block, window);
        int[] second = seeds.orderOfBlocks(rows, 2, block, window);

        assertThat(Arrays.stream(first).sorted().toArray()).isEqualTo(rows);
        assertThat(Arrays.stream(second).sorted().toArray()).isEqualTo(rows);
        assertThat(second).isNotEqualTo(first);
        assertThat(seeds.orderOfBlocks(rows, 1, block, window)).isEqualTo(first);
    }

    @Test
    void mixesManyPlacesInAWindow() {
        int[] rows = IntStream.range(0, 10_000).toArray();

        int[] order = new TrainingSeeds(7).orderOfBlocks(rows, 1, 10, 500);

        int[] batch = Arrays.copyOf(order, 64);
        assertThat(Arrays.stream(batch).map(row -> row / 10).distinct().count()).isGreaterThan(30);
        assertThat(Arrays.stream(order, 0, 500).map(row -> row / 10).distinct().count())
                .as("blocks of a window")
                .isEqualTo(50);
    }

    @Test
    void streamsOnlyWhatDoesNotFit() {
        TrainingData data = Lesson.of("digits", NET, "{seed: 1}").data();
        long all = 1797 * (64 * 4 + 8);

        assertThat(Reading.of(data, 64, DataSize.ofBytes(all))).isEqualTo(new Resident());
        assertThat(Reading.of(data, 64, DataSize.ofBytes(all - 1)))
                .as("two windows of half, in whole batches")
                .isEqualTo(new Streamed(28, 896));
        assertThat(Reading.of(data, 100, DataSize.ofBytes(0)))
                .as("never less than a batch")
                .isEqualTo(new Streamed(3, 100));
        assertThat(Reading.of(data, 900, DataSize.ofBytes(0)))
                .as("two batches are all there is")
                .isEqualTo(new Resident());
        assertThat(Reading.least(data, 64).toBytes()).isEqualTo(2 * 64 * (64 * 4 + 8));
        assertThat(Reading.least(data, 5000).toBytes()).isEqualTo(all);
    }

    @Test
    void keepsToWhatIsAskedForAndLeftByTheNetwork() {
        Lesson lesson = Lesson.of("digits", NET, "{seed: 1}");
        DataSize little = DataSize.ofKilobytes(100);
        DataSize much = DataSize.ofGigabytes(1);

        assertThat(loop(1, much).reading(lesson.plan(), lesson.data(), much))
                .isInstanceOf(Resident.class);
        assertThat(loop(1, little).reading(lesson.plan(), lesson.data(), much))
                .isEqualTo(loop(1).reading(lesson.plan(), lesson.data(), little))
                .isEqualTo(new Streamed(6, 192));
    }

    @Test
    void tellsWhatTheReaderFoundWrong() {
        TrainingData digits = Lesson.of("digits", NET, "{seed: 1}").data();
        TrainingData mixed =
                new TrainingData(
                        digits.dataset(),
                        digits.splitKind(),
                        digits.split(),
                        Lesson.of("wine", NET, "{seed: 1}").data().preprocessing());
        try (RowSupply rows = new Streamed(1, 64).open(TORCH, mixed)) {
            rows.begin(mixed.split().training(), 0);
            assertThatThrownBy(() -> rows.part(0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("preprocessing");
        }
    }

    private static Trainer loop(long chunkMillis) {
        return loop(chunkMillis, DataSize.ofBytes(0));
    }

    private static Trainer loop(long chunkMillis, DataSize resident) {
        return new Trainer(
                TORCH,
                new TrainingProperties(
                        Duration.ofHours(1), Duration.ofMillis(chunkMillis), resident));
    }

    private static Program compiled(Lesson lesson) {
        return ProgramCompiler.compile(
                lesson.plan().architecture(),
                lesson.plan().training(),
                lesson.data().signature().input());
    }

    private static StopSignal afterSteps(int steps) {
        AtomicInteger asked = new AtomicInteger();
        return () -> asked.getAndIncrement() >= steps;
    }
}
