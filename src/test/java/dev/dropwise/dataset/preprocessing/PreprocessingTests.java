package dev.dropwise.dataset.preprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dropwise.dataset.Dataset;
import dev.dropwise.dataset.Datasets;
import dev.dropwise.dataset.Examples;
import dev.dropwise.dataset.column.TestColumns;
import dev.dropwise.dataset.content.TableContent;
import dev.dropwise.dataset.split.Split;
import dev.dropwise.support.TestDatasets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What training and serving must agree on, for every kind of data. */
class PreprocessingTests {

    private static final int[] TRAINING = {0, 1, 2};
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Datasets datasets = TestDatasets.bundled();

    @ParameterizedTest
    @ValueSource(strings = {"digits", "iris", "penguins", "breast-cancer", "diabetes"})
    void survivesJson(String name) {
        Dataset dataset = datasets.get(name);
        Preprocessing fitted = dataset.fit(dataset.split(0.2, 7).training());

        String json = JSON.writeValueAsString(fitted);

        assertThat(JSON.readValue(json, Preprocessing.class)).isEqualTo(fitted);
        assertThat(json).contains("\"type\":");
    }

    @ParameterizedTest
    @ValueSource(strings = {"digits", "mnist-small", "iris", "penguins", "diabetes"})
    void aPreviewedRowIsPredictedAsItWasTrained(String name) {
        Dataset dataset = datasets.get(name);
        int[] training = dataset.split(0.2, 7).training();
        Preprocessing fitted = dataset.fit(training);
        int[] rows = Arrays.copyOf(training, 30);
        Examples examples = dataset.examples(rows, fitted);

        for (int i = 0; i < rows.length; i++) {
            Object instance = dataset.content().instance(rows[i]);
            String json = JSON.writeValueAsString(instance);
            int start = i * examples.width();
            assertThat(fitted.encode(JSON.readTree(json)))
                    .isEqualTo(
                            Arrays.copyOfRange(
                                    examples.features(), start, start + examples.width()));
        }
    }

    @Test
    void standardizesNumbersAndTargets() {
        Dataset diabetes = datasets.get("diabetes");
        int[] training = diabetes.split(0, 7).training();
        Preprocessing fitted = diabetes.fit(training);
        Examples examples = diabetes.examples(training, fitted);

        assertThat(mean(examples.targets())).isCloseTo(0, within(1e-6));
        assertThat(mean(examples.features())).isCloseTo(0, within(1e-6));
        assertThat(fitted.target().decode(0, examples.targets()[0])).isCloseTo(151, within(1e-3));
        assertThat(fitted.classes()).isEmpty();
        assertThat(fitted.inputShape()).containsExactly(10);
    }

    @Test
    void encodesPenguinsWithMissingValues() {
        Dataset penguins = datasets.get("penguins");
        Split split = penguins.split(0, 1);
        Preprocessing fitted = penguins.fit(split.training());
        Examples examples = penguins.examples(split.test(), fitted);

        // island 3, four measures with an indicator each, sex 2 and missing, year
        assertThat(fitted.inputShape()).containsExactly(15);
        int third = 2 * 15;
        assertThat(Arrays.copyOfRange(examples.features(), third, third + 14))
                .containsExactly(1, 0, 0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 0, 1);
        for (float feature : examples.features()) {
            assertThat(feature).isFinite();
        }
    }

    @Test
    void validationRowsDoNotShowInThePreprocessing() {
        Dataset one = table(new float[] {1, 2, 4, 8}, "a", "b", "a", "a");
        Dataset other = table(new float[] {1, 2, 4, Float.NaN}, "a", "b", "a", null);
        Dataset reordered = table(new float[] {1, 2, 4, 99}, "a", "b", "a", "c");

        assertThat(one.fit(TRAINING))
                .isEqualTo(other.fit(TRAINING))
                .isEqualTo(reordered.fit(TRAINING));
    }

    @Test
    void evenTheOrderOfCategoriesComesFromTrainingRows() {
        int[] training = {1, 2, 3};
        Dataset one = table(new float[] {0, 1, 2, 3}, "a", "b", "a", "b");
        Dataset other = table(new float[] {0, 1, 2, 3}, "b", "b", "a", "b");

        assertThat(one.fit(training)).isEqualTo(other.fit(training));
    }

    @Test
    void whatNoTrainingRowHasIsZeroInValidationRows() {
        Dataset dataset = table(new float[] {1, 2, 3, Float.NaN}, "a", "b", "a", "c");

        Examples validation = dataset.examples(new int[] {3}, dataset.fit(TRAINING));

        assertThat(validation.features()).containsExactly(0, 0, 0);
    }

    @Test
    void aConstantColumnIsZeroAndNotNaN() {
        Dataset dataset = table(new float[] {0.1f, 0.1f, 0.1f, 5}, "a", "a", "a", "a");

        Examples examples = dataset.examples(TRAINING, dataset.fit(TRAINING));

        assertThat(examples.features()).containsExactly(0, 1, 0, 1, 0, 1);
    }

    @Test
    void aConstantColumnIsZeroInOtherRowsToo() {
        Dataset dataset = table(new float[] {0.1f, 0.1f, 0.1f, 5}, "a", "a", "a", "a");

        assertThat(dataset.examples(new int[] {3}, dataset.fit(TRAINING)).features())
                .containsExactly(0, 1);
    }

    /** An indicator that is always 1 would say as little as the values. */
    @Test
    void aColumnWithoutATrainingValueIsZeroToo() {
        float none = Float.NaN;
        Dataset dataset = table(new float[] {none, none, none, 5}, "a", "a", "b", "a");
        Preprocessing fitted = dataset.fit(TRAINING);

        assertThat(fitted.inputShape()).containsExactly(3);
        assertThat(dataset.examples(new int[] {0, 3}, fitted).features())
                .containsExactly(0, 1, 0, 0, 1, 0);
    }

    @Test
    void keepsBetweenWhatTheTrainingRowsLie() {
        Dataset dataset = table(new float[] {3, -1, 2, 99}, "a", "a", "a", "a");
        TablePreprocessing fitted = (TablePreprocessing) dataset.fit(TRAINING);

        assertThat(((NumberEncoding) fitted.columns().get(0)).range())
                .isEqualTo(new NumberRange(-1, 3));
    }

    @Test
    void refusesThePreprocessingOfOtherColumns() {
        Preprocessing ofIris = datasets.get("iris").fit(TRAINING);

        assertThatThrownBy(() -> datasets.get("wine").examples(TRAINING, ofIris))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("alcohol");
        assertThatThrownBy(() -> datasets.get("digits").examples(TRAINING, ofIris))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[1, 8, 8]");
    }

    @Test
    void needsATrainingRow() {
        assertThatThrownBy(() -> datasets.get("iris").fit(new int[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double mean(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).average().orElse(-1);
    }

    private static Dataset table(float[] numbers, @Nullable String... categories) {
        TableContent content =
                new TableContent(
                        List.of(
                                TestColumns.numbers("number", numbers),
                                TestColumns.categories("category", categories)),
                        TestColumns.numbers("target", 1, 2, 3, 4),
                        0);
        return new Dataset("table", Instant.EPOCH, false, () -> content);
    }
}
