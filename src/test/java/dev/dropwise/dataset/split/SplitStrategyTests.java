package dev.dropwise.dataset.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dropwise.dataset.Dataset;
import dev.dropwise.dataset.column.TestColumns;
import dev.dropwise.dataset.content.DatasetContent;
import dev.dropwise.dataset.content.RowKey;
import dev.dropwise.dataset.content.RowKeys;
import dev.dropwise.dataset.content.TableContent;
import java.nio.IntBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitStrategyTests {

    private static final int ROWS = 200;

    /** The last rows are held out. */
    private static final int HELD_OUT = 20;

    private static final int COUNT = ROWS - HELD_OUT;

    private static final int[] GROUPS = keys(row -> row % 37);
    private static final int[] TIMES = keys(row -> (row * 7) % 50);

    private final Dataset plain = dataset(null, null);
    private final Dataset grouped = dataset(GROUPS, null);
    private final Dataset timed = dataset(null, TIMES);
    private final Dataset both = dataset(GROUPS, TIMES);

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.1, 0.25, 0.5, 0.9, 0.999})
    void keepsGroupsWhole(double fraction) {
        Split split = grouped.split(new GroupSplit(fraction), 7);

        assertWhole(split);
        assertThat(grouped.split(new GroupSplit(fraction), 7).validation())
                .isEqualTo(split.validation());
        assertThat(split.validation()).isNotEmpty();
        assertThat(split.training()).isNotEmpty();
        assertThat((double) split.validation().length).isCloseTo(fraction * COUNT, within5());
        assertThat(keysOf(split.training(), GROUPS))
                .doesNotContainAnyElementsOf(keysOf(split.validation(), GROUPS));
    }

    @Test
    void drawsOtherGroupsForAnotherSeed() {
        assertThat(grouped.split(new GroupSplit(0.2), 1).validation())
                .isNotEqualTo(grouped.split(new GroupSplit(0.2), 2).validation());
    }

    @Test
    void takesTheSmallestGroupWhereNoneFits() {
        Dataset dataset = dataset(keys(row -> row < 30 ? 0 : row < 100 ? 1 : 2), null);

        assertThat(dataset.split(new GroupSplit(0.1), 7).validation())
                .isEqualTo(IntStream.range(0, 30).toArray());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.1, 0.25, 0.5, 0.9, 0.999})
    void validatesOnTheLatestRows(double fraction) {
        Split split = timed.split(new TimeSplit(fraction), 7);

        assertWhole(split);
        int latestToTrain = Arrays.stream(split.training()).map(row -> TIMES[row]).max().orElse(-1);
        int first = Arrays.stream(split.validation()).map(row -> TIMES[row]).min().orElse(-1);
        assertThat(latestToTrain).isLessThan(first);
        assertThat((double) split.validation().length).isCloseTo(fraction * COUNT, within5());
    }

    @Test
    void validatesOnTheGroupsThatEndLatest() {
        int[] groups = keys(row -> row / 10);
        int[] times = keys(row -> row / 10 * 10 + (row % 10 == 0 ? -15 : row % 10));

        Split split = dataset(groups, times).split(new TimeSplit(0.2), 7);

        assertThat(split.validation())
                .as("whole groups, early rows too")
                .isEqualTo(IntStream.range(140, COUNT).toArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 20})
    void everyRowIsInOneFoldAndEveryClassInAll(int folds) {
        int[][] parts =
                IntStream.rangeClosed(1, folds)
                        .mapToObj(fold -> plain.split(new RandomFold(folds, fold), 3))
                        .peek(SplitStrategyTests::assertWhole)
                        .map(Split::validation)
                        .toArray(int[][]::new);

        assertOnce(parts);
        for (int[] part : parts) {
            assertThat(part.length).isBetween(COUNT / folds, COUNT / folds + 1);
            Map<Object, Long> classes =
                    Arrays.stream(part)
                            .mapToObj(plain::targetOf)
                            .collect(Collectors.groupingBy(c -> c, Collectors.counting()));
            assertThat(classes.get("a")).isBetween(90L / folds, 90L / folds + 1);
        }
    }

    @Test
    void foldsNeedNotLookAtClasses() {
        int[][] parts =
                IntStream.rangeClosed(1, 5)
                        .mapToObj(fold -> plain.split(new RandomFold(5, fold, false), 3))
                        .peek(SplitStrategyTests::assertWhole)
                        .map(Split::validation)
                        .toArray(int[][]::new);

        assertOnce(parts);
        assertThat(Arrays.stream(parts).map(this::rowsOfFirstClass))
                .anyMatch(rows -> rows < 18 || rows > 19);
    }

    private long rowsOfFirstClass(int[] part) {
        return Arrays.stream(part).filter(row -> plain.targetOf(row).equals("a")).count();
    }

    @Test
    void everyGroupIsInOneFold() {
        int[][] parts =
                IntStream.rangeClosed(1, 4)
                        .mapToObj(fold -> grouped.split(new GroupFold(4, fold), 3).validation())
                        .toArray(int[][]::new);

        assertOnce(parts);
        List<Integer> groups =
                Arrays.stream(parts).flatMap(part -> keysOf(part, GROUPS).stream()).toList();
        assertThat(groups).doesNotHaveDuplicates().hasSize(37);
        assertThat(List.of(parts)).allSatisfy(part -> assertThat(part).hasSizeBetween(40, 50));
    }

    @Test
    void dividesAsTheDataWantsIt() {
        assertThat(plain.usualSplit(0.1)).isEqualTo(new RandomSplit(0.1));
        assertThat(grouped.usualSplit(0.1)).isEqualTo(new GroupSplit(0.1));
        assertThat(timed.usualSplit(0.1)).isEqualTo(new TimeSplit(0.1));
        assertThat(both.usualSplit(0.1)).isEqualTo(new TimeSplit(0.1));
        assertThat(both.usualSplit(0)).isEqualTo(new RandomSplit(0));
    }

    @Test
    void calibratesOnTheLatestRowsAndValidatesOnThoseBefore() {
        Split split =
                timed.split(new CalibrationSplit(new TimeSplit(0.125), new TimeSplit(0.2)), 7);

        assertOnce(split.training(), split.validation(), split.calibration());
        assertThat(times(split.training()).getMax()).isLessThan(times(split.validation()).getMin());
        assertThat(times(split.validation()).getMax())
                .isLessThan(times(split.calibration()).getMin());
        assertThat((double) split.calibration().length).isCloseTo(0.2 * COUNT, within5());
        assertThat((double) split.validation().length).isCloseTo(0.1 * COUNT, within5());
        assertThat(split.test()).isEqualTo(IntStream.range(COUNT, ROWS).toArray());
    }

    private static IntSummaryStatistics times(int[] rows) {
        return Arrays.stream(rows).map(row -> TIMES[row]).summaryStatistics();
    }

    @Test
    void calibratesOnWholeGroups() {
        GroupSplit validation = new GroupSplit(0.2);
        Split split = grouped.split(new CalibrationSplit(validation, new GroupSplit(0.25)), 7);

        assertOnce(split.training(), split.validation(), split.calibration());
        assertThat(split.validation()).isEqualTo(grouped.split(validation, 7).validation());
        assertThat((double) split.calibration().length).isCloseTo(0.2 * COUNT, within5());
        assertThat(keysOf(split.calibration(), GROUPS))
                .doesNotContainAnyElementsOf(keysOf(split.training(), GROUPS))
                .doesNotContainAnyElementsOf(keysOf(split.validation(), GROUPS));
    }

    @Test
    void calibratesBesideAnyFold() {
        int[][] validation =
                IntStream.rangeClosed(1, 5)
                        .mapToObj(
                                fold ->
                                        grouped.split(
                                                new CalibrationSplit(
                                                        new RandomFold(5, fold),
                                                        new RandomSplit(0.1)),
                                                7))
                        .peek(
                                split ->
                                        assertOnce(
                                                split.training(),
                                                split.validation(),
                                                split.calibration()))
                        .map(Split::validation)
                        .toArray(int[][]::new);

        assertOnce(validation);
    }

    @Test
    void saysThatNothingIsLeftToCalibrateOn() {
        Dataset few = dataset(keys(row -> row < 90 ? 0 : 1), null);

        assertThatThrownBy(
                        () ->
                                few.split(
                                        new CalibrationSplit(
                                                new GroupSplit(0.5), new GroupSplit(0.1)),
                                        1))
                .isInstanceOf(CannotCalibrate.class)
                .hasMessage("expected at least 2 groups of rows, received 1");
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> plain.split(new GroupSplit(0.1), 1))
                .isInstanceOf(CannotSplit.class)
                .hasMessage(
                        "expected a data set that was uploaded with a group column, rows has the"
                                + " columns [x, y] and no group");
        assertThatThrownBy(() -> grouped.split(new TimeSplit(0.1), 1))
                .isInstanceOf(CannotSplit.class)
                .hasMessageContaining("[x, y, who] and no time");
        assertThatThrownBy(() -> dataset(keys(row -> 0), null).split(new GroupSplit(0.1), 1))
                .isInstanceOf(CannotSplit.class)
                .hasMessage("expected at least 2 groups of rows, received 1");
        assertThatThrownBy(() -> dataset(null, keys(row -> 3)).split(new TimeSplit(0.1), 1))
                .isInstanceOf(CannotSplit.class)
                .hasMessageContaining("different times");
        assertThatThrownBy(() -> grouped.split(new GroupFold(38, 1), 1))
                .isInstanceOf(CannotSplit.class)
                .hasMessage("expected at least 38 groups of rows, received 37");
        assertThatThrownBy(() -> plain.split(new RandomFold(181, 1), 1))
                .isInstanceOf(CannotSplit.class)
                .hasMessage("expected at least 181 rows, received 180");
    }

    private static Offset<Double> within5() {
        return within(5.5);
    }

    private static void assertWhole(Split split) {
        assertOnce(split.training(), split.validation());
        assertThat(split.test()).isEqualTo(IntStream.range(COUNT, ROWS).toArray());
        assertThat(split.training()).isSorted();
        assertThat(split.validation()).isSorted();
    }

    private static void assertOnce(int[]... parts) {
        assertThat(Stream.of(parts).flatMapToInt(Arrays::stream).sorted().toArray())
                .isEqualTo(IntStream.range(0, COUNT).toArray());
    }

    private static List<Integer> keysOf(int[] rows, int[] keys) {
        return Arrays.stream(rows).map(row -> keys[row]).distinct().boxed().toList();
    }

    private static int[] keys(IntUnaryOperator key) {
        return IntStream.range(0, ROWS).map(key).toArray();
    }

    private static Dataset dataset(int @Nullable [] groups, int @Nullable [] times) {
        Random random = new Random(3);
        float[] x = new float[ROWS];
        String[] y = new String[ROWS];
        for (int row = 0; row < ROWS; row++) {
            x[row] = random.nextFloat();
            y[row] = row % 2 == 0 ? "a" : "b";
        }
        RowKeys keys =
                new RowKeys(
                        groups == null ? null : new RowKey("who", IntBuffer.wrap(groups)),
                        times == null ? null : new RowKey("when", IntBuffer.wrap(times)));
        DatasetContent content =
                new TableContent(
                        List.of(TestColumns.numbers("x", x)),
                        List.of(TestColumns.categories("y", y)),
                        keys,
                        HELD_OUT);
        return new Dataset("rows", Instant.EPOCH, false, () -> content);
    }
}
