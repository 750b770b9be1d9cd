package dev.dropwise.training;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TrainingSampleTests {

    private static final TrainingSeeds SEEDS = new TrainingSeeds(7);

    private final Lesson wine = Lesson.of("wine", "{type: 'dense'}", "{seed: 7}");
    private final Lesson diabetes = Lesson.of("diabetes", "{type: 'dense'}", "{seed: 7}");

    @Test
    void takesAllRowsWhereTheyAreFew() {
        int[] all = wine.data().split().training();

        assertThat(TrainingSample.of(wine.data(), all.length, SEEDS)).isEqualTo(all);
    }

    @Test
    void givesEveryClassItsShare() {
        int[] all = wine.data().split().training();
        int[] sample = TrainingSample.of(wine.data(), 40, SEEDS);

        assertThat(sample).hasSize(40).doesNotHaveDuplicates().isSorted();
        assertThat(all).contains(sample);
        classes(all)
                .forEach(
                        (name, rows) ->
                                assertThat((double) requireNonNull(classes(sample).get(name)))
                                        .isCloseTo(rows * 40.0 / all.length, within(1.0)));
    }

    @Test
    void givesEveryRangeOfValuesItsShare() {
        double[] all = sorted(diabetes, diabetes.data().split().training());
        double[] sample = sorted(diabetes, TrainingSample.of(diabetes.data(), 100, SEEDS));

        for (int i = 0; i < 100; i++) {
            assertThat(sample[i]).isEqualTo(all[(int) ((i + 0.5) * all.length / 100)]);
        }
    }

    @Test
    void isAFunctionOfTheSeed() {
        int[] sample = TrainingSample.of(wine.data(), 40, SEEDS);

        assertThat(TrainingSample.of(wine.data(), 40, SEEDS)).isEqualTo(sample);
        assertThat(TrainingSample.of(wine.data(), 40, new TrainingSeeds(8))).isNotEqualTo(sample);
    }

    private Map<Object, Long> classes(int[] rows) {
        return Arrays.stream(rows)
                .mapToObj(wine.data().dataset()::targetOf)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static double[] sorted(Lesson lesson, int[] rows) {
        return Arrays.stream(rows)
                .mapToObj(lesson.data().dataset()::targetOf)
                .mapToDouble(value -> ((Number) value).doubleValue())
                .sorted()
                .toArray();
    }
}
