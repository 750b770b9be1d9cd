package dev.dropwise.dataset.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dropwise.dataset.Dataset;
import dev.dropwise.dataset.Datasets;
import dev.dropwise.dataset.column.NumberColumn;
import dev.dropwise.dataset.content.DatasetContent;
import dev.dropwise.dataset.content.TableContent;
import dev.dropwise.dataset.upload.UploadSources;
import dev.dropwise.problem.Invalid;
import dev.dropwise.support.TestDatasets;
import dev.dropwise.web.DropwiseJson;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DerivedContentTests {

    private final Datasets datasets = TestDatasets.bundled();

    @Test
    void drawsOfEachClassItsShareAndKeepsTheTestRows() throws IOException {
        DatasetContent mnist = datasets.get("mnist-small").content();

        DatasetContent small = derive("mnist-small", "'rows': 500");

        assertThat(small.rows()).isEqualTo(2_500);
        assertThat(small.testRows()).isEqualTo(2_000);
        assertThat(small.test().hash()).isEqualTo(mnist.test().hash());
        Map<Object, Long> of500 = classes(small.training());
        classes(mnist.training())
                .forEach(
                        (label, count) ->
                                assertThat(of500.get(label)).isCloseTo(count / 20, within(1L)));
        assertThat(small.instance(0)).isIn(instances(mnist, 200));
    }

    @Test
    void isAFunctionOfSourceAndSeed() throws IOException {
        String asked = "'rows': 60, 'labelNoise': 0.2, 'noise': 0.1, 'featureMasking': 0.1";
        String version = derive("penguins", asked).hash();

        assertThat(derive("penguins", asked).hash()).isEqualTo(version);
        assertThat(derive("penguins", asked + ", 'seed': 8").hash()).isNotEqualTo(version);
        assertThat(version)
                .isEqualTo("6ba3d25547518b8a82aabd87f9abd99b6da5565e56aa7cafedd8551517b642b5");
    }

    @Test
    void changesNothingThatIsNotAskedFor() throws IOException {
        assertThat(derive("iris", "").hash()).isEqualTo(datasets.get("iris").version());
    }

    @Test
    void givesTrainingRowsAnotherClass() throws IOException {
        DatasetContent mnist = datasets.get("mnist-small").content();

        DatasetContent wrong = derive("mnist-small", "'labelNoise': 0.3");

        long flipped =
                IntStream.range(0, 10_000)
                        .filter(row -> !label(wrong, row).equals(label(mnist, row)))
                        .count();
        assertThat(flipped / 10_000.0).isCloseTo(0.3, within(0.02));
        assertThat(IntStream.range(10_000, 12_000))
                .allSatisfy(row -> assertThat(label(wrong, row)).isEqualTo(label(mnist, row)));
        assertThat(wrong.instance(17)).isEqualTo(mnist.instance(17));
    }

    @Test
    void masksNumbersAndCategories() throws IOException {
        DatasetContent penguins = datasets.get("penguins").content();

        DatasetContent masked = derive("penguins", "'featureMasking': 0.25");

        assertThat(masked.training().summaries())
                .allSatisfy(
                        column ->
                                assertThat(column.missing() / 275.0).isCloseTo(0.25, within(0.1)));
        for (int row = 0; row < penguins.rows(); row++) {
            for (int i = 0; i < penguins.columns().size(); i++) {
                Object value = masked.columns().get(i).value(row);
                assertThat(value).isIn(penguins.columns().get(i).value(row), null);
            }
            assertThat(label(masked, row)).isEqualTo(label(penguins, row));
        }
    }

    @Test
    void addsNoiseInUnitsOfEachColumn() throws IOException {
        DatasetContent wine = datasets.get("wine").content();

        DatasetContent noisy = derive("wine", "'noise': 0.5");

        int training = wine.rows() - wine.testRows();
        for (int i = 0; i < wine.columns().size(); i++) {
            NumberColumn before = (NumberColumn) wine.columns().get(i);
            NumberColumn after = (NumberColumn) noisy.columns().get(i);
            double squares =
                    IntStream.range(0, training)
                            .mapToDouble(row -> after.values().get(row) - before.values().get(row))
                            .map(added -> added * added)
                            .average()
                            .orElseThrow();
            double std = Objects.requireNonNull(before.statistics().std());
            assertThat(Math.sqrt(squares) / std).isCloseTo(0.5, within(0.1));
        }
    }

    @Test
    void keepsNoisyPixelsWithinTheirRange() throws IOException {
        DatasetContent digits = derive("digits", "'noise': 6, 'featureMasking': 0.1");
        DatasetContent plain = datasets.get("digits").content();

        assertThat(digits.summaries().get(0).min()).isZero();
        assertThat(digits.summaries().get(0).max()).isEqualTo(16);
        assertThat(digits.instance(0)).isNotEqualTo(plain.instance(0));
        DatasetContent masked = derive("digits", "'featureMasking': 0.5");
        long lost = nonZero(plain.training()) - nonZero(masked.training());
        assertThat((double) lost / nonZero(plain.training())).isCloseTo(0.5, within(0.02));
    }

    @Test
    void thinsClasses() throws IOException {
        assertThat(classes(derive("iris", "'imbalance': 0.5").training()))
                .containsOnly(
                        Map.entry("setosa", 40L),
                        Map.entry("versicolor", 20L),
                        Map.entry("virginica", 10L));
        assertThat(classes(derive("iris", "'imbalance': 0.99, 'rows': 10").training()).values())
                .contains(1L)
                .allMatch(count -> count >= 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "iris | 'rows': 121 | /rows: expected 3 to 120",
                "iris | 'rows': 2 | /rows: expected 3 to 120",
                "iris | 'rows': 100, 'imbalance': 0.5 | after thinning",
                "iris | 'version': 'abc' | /version: expected 565261ff",
                "iris | 'test': 'auto' | /test: expected none: 30 rows of iris are test rows already",
                "diabetes | 'labelNoise': 0.1, 'imbalance': 0.5 | /labelNoise: expected 0 for diabetes",
                "diabetes | 'labelNoise': 0.1, 'imbalance': 0.5 | /imbalance: expected 0 for diabetes",
            })
    void saysWhatASourceDoesNotAllow(String source, String asked, String words) {
        assertThatThrownBy(() -> derive(source, asked))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining(words);
    }

    @Test
    void worksForRegression() throws IOException {
        DatasetContent small = derive("diabetes", "'rows': 40, 'noise': 0.1");

        assertThat(small.rows()).isEqualTo(40 + 88);
        assertThat(small.columns()).hasSize(10);
    }

    @Test
    void holdsTheSameRowsOutOfAllThatIsDerived() throws IOException {
        DatasetContent iris = datasets.get("iris").content();
        Dataset whole =
                new Dataset(
                        "whole-iris",
                        Instant.EPOCH,
                        false,
                        () -> new TableContent(iris.columns(), iris.targets(), iris.keys(), 0));

        DatasetContent usual = derive(whole, "'test': 'auto'");
        DatasetContent worse =
                derive(
                        whole,
                        "'test': {'fraction': 0.2}, 'rows': 30, 'labelNoise': 0.5, 'seed': 8");

        assertThat(usual.rows()).isEqualTo(150);
        assertThat(usual.testRows()).isEqualTo(30);
        assertThat(classes(usual.test()).values()).containsOnly(10L);
        assertThat(worse.rows()).isEqualTo(60);
        assertThat(worse.test().hash()).isEqualTo(usual.test().hash());
        assertThatThrownBy(() -> derive(whole, "'test': {'fraction': 0.2}, 'rows': 121"))
                .hasMessage("/rows: expected 3 to 120, the training rows there are, received 121");
        assertThatThrownBy(() -> derive(whole, "'test': 'some'"))
                .hasMessageContaining(
                        "expected \"auto\", or an object with a fraction, received \"some\"");
    }

    private DatasetContent derive(String source, String asked) throws IOException {
        return derive(datasets.get(source), asked);
    }

    private static DatasetContent derive(Dataset from, String asked) throws IOException {
        String seed = asked.contains("seed") ? "" : ", 'seed': 7";
        String json =
                "{'name': 'derived', 'from': '%s'%s%s}"
                        .formatted(from.name(), asked.isEmpty() ? "" : ", " + asked, seed);
        Derivation derivation =
                DropwiseJson.mapper().readValue(json.replace('\'', '"'), Derivation.class);
        return new DerivedContent(derivation.completed(from, 1), from.content())
                .content(UploadSources.heap(), UploadSources.heap(), UploadSources.heap());
    }

    private static Object label(DatasetContent content, int row) {
        return Objects.requireNonNull(content.target().value(row));
    }

    private static Map<Object, Long> classes(DatasetContent content) {
        return IntStream.range(0, content.rows())
                .mapToObj(row -> label(content, row))
                .collect(Collectors.groupingBy(label -> label, Collectors.counting()));
    }

    private static Object[] instances(DatasetContent content, int rows) {
        return IntStream.range(0, rows).mapToObj(content::instance).toArray();
    }

    private static long nonZero(DatasetContent content) {
        return IntStream.range(0, content.rows())
                .mapToObj(row -> (int[]) content.instance(row))
                .flatMapToInt(Arrays::stream)
                .filter(pixel -> pixel > 0)
                .count();
    }
}
