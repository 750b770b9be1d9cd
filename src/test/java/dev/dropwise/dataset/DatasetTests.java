package dev.dropwise.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dropwise.dataset.column.Column;
import dev.dropwise.dataset.column.TestColumns;
import dev.dropwise.dataset.content.TableContent;
import dev.dropwise.dataset.split.Split;
import dev.dropwise.support.TestDatasets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetTests {

    private final Datasets datasets = TestDatasets.bundled();

    @ParameterizedTest
    @ValueSource(strings = {"iris", "penguins", "diabetes", "mnist-small"})
    void everyRowIsInOnePartOfASplit(String name) {
        Dataset dataset = datasets.get(name);

        Split split = dataset.split(0.2, 7);

        int[] all =
                Stream.of(split.training(), split.validation(), split.test())
                        .flatMapToInt(Arrays::stream)
                        .sorted()
                        .toArray();
        assertThat(all).isEqualTo(IntStream.range(0, dataset.rows()).toArray());
        assertThat(split.training()).isSorted();
        assertThat(split.validation()).isSorted();
    }

    @Test
    void takesTheSameShareOfEveryClass() {
        Dataset iris = datasets.get("iris");

        assertThat(classCounts(iris, iris.split(0.2, 7).validation()))
                .isEqualTo(Map.of(0f, 8L, 1f, 8L, 2f, 8L));
    }

    @Test
    void reachesTheFractionAlthoughClassesAreOdd() {
        Dataset penguins = datasets.get("penguins");

        assertThat(penguins.split(0.1, 7).validation()).hasSize(28);
        assertThat(penguins.split(0.001, 7).validation()).hasSize(1);
        assertThat(penguins.split(0, 7).validation()).isEmpty();
    }

    @Test
    void everyClassKeepsATrainingRow() {
        Dataset dataset = labelled("a", "b", "b", "c", "c", "c", "c", "c", "c");

        Split split = dataset.split(0.99, 3);

        assertThat(classCounts(dataset, split.training()))
                .isEqualTo(Map.of(0f, 1L, 1f, 1L, 2f, 1L));
    }

    @Test
    void splitsTheSameWayEverywhere() {
        assertThat(Arrays.copyOf(datasets.get("iris").split(0.1, 7).validation(), 5))
                .containsExactly(2, 17, 22, 38, 67);
        assertThat(Arrays.copyOf(datasets.get("diabetes").split(0.1, 7).validation(), 5))
                .containsExactly(1, 46, 68, 71, 85);
    }

    @Test
    void anotherSeedSplitsAnotherWay() {
        Dataset iris = datasets.get("iris");

        assertThat(iris.split(0.1, 8).validation()).isNotEqualTo(iris.split(0.1, 7).validation());
        assertThat(iris.split(0.1, 7).validation()).isEqualTo(iris.split(0.1, 7).validation());
    }

    @Test
    void theHoldOutIsTheSameInEverySplit() {
        Dataset mnist = datasets.get("mnist-small");

        assertThat(mnist.split(0.3, 1).test())
                .isEqualTo(IntStream.range(10_000, 12_000).toArray())
                .isEqualTo(mnist.split(0, 2).test());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, Double.NaN})
    void rejectsAFractionOutOfRange(double fraction) {
        Dataset iris = datasets.get("iris");

        assertThatThrownBy(() -> iris.split(fraction, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 <= validationFraction < 1, received " + fraction);
    }

    @Test
    void theHashIsOfTheContentAndNotOfTheName() {
        Dataset one = labelled("a", "b");

        assertThat(new Dataset("other", Instant.EPOCH, false, one::content).version())
                .isEqualTo(one.version())
                .matches("[0-9a-f]{64}");
        assertThat(labelled("a", "a").version()).isNotEqualTo(one.version());
        assertThat(labelled("a", "c").version()).isNotEqualTo(one.version());
    }

    private static Map<Float, Long> classCounts(Dataset dataset, int[] rows) {
        float[] targets = dataset.examples(rows, dataset.fit(rows)).targets();
        return IntStream.range(0, targets.length)
                .mapToObj(i -> targets[i])
                .collect(Collectors.groupingBy(target -> target, Collectors.counting()));
    }

    private static Dataset labelled(String... labels) {
        Column feature = TestColumns.numbers("x", new float[labels.length]);
        Column target = TestColumns.categories("y", labels);
        TableContent content = new TableContent(Collections.singletonList(feature), target, 0);
        return new Dataset("labelled", Instant.EPOCH, false, () -> content);
    }
}
