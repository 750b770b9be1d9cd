package dev.dropwise.dataset.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dropwise.dataset.Dataset;
import dev.dropwise.dataset.Datasets;
import dev.dropwise.dataset.Examples;
import dev.dropwise.dataset.column.ColumnStatistics;
import dev.dropwise.dataset.column.Feature;
import dev.dropwise.dataset.column.Task;
import dev.dropwise.dataset.split.Split;
import dev.dropwise.problem.NotFound;
import dev.dropwise.support.TestDatasets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BundledDatasetsTests {

    private final Datasets datasets = TestDatasets.bundled();

    @ParameterizedTest
    @CsvSource({
        "digits, 1797, 359, 1, digit, 0 1 2 3 4 5 6 7 8 9",
        "mnist-small, 12000, 2000, 1, digit, 0 1 2 3 4 5 6 7 8 9",
        "iris, 150, 30, 4, species, setosa versicolor virginica",
        "penguins, 344, 69, 7, species, Adelie Gentoo Chinstrap",
        "wine, 178, 36, 13, cultivar, class_0 class_1 class_2",
        "breast-cancer, 569, 114, 30, diagnosis, malignant benign",
        "diabetes, 442, 88, 10, progression, ''",
    })
    void holdsWhatItSays(
            String name, int rows, int test, int features, String target, String classes) {
        Dataset dataset = datasets.get(name);

        assertThat(dataset.rows()).isEqualTo(rows);
        assertThat(dataset.testRows()).isEqualTo(test);
        assertThat(dataset.features()).hasSize(features);
        assertThat(dataset.target().name()).isEqualTo(target);
        assertThat(String.join(" ", dataset.target().classes())).isEqualTo(classes);
        assertThat(dataset.task())
                .isEqualTo(classes.isEmpty() ? Task.REGRESSION : Task.CLASSIFICATION);
        assertThat(dataset.bundled()).isTrue();
    }

    /** A plan names the data by this hash: a new one makes every stored plan unrepeatable. */
    @ParameterizedTest
    @CsvSource({
        "digits, 5ee65af4770feac4ace3bb77815a59ffd0a4f959cc5c6c3a971cff977a9126dc",
        "mnist-small, c4e0e859193fbd63df8e68def3d2644c273a181b5742ed38c6ee3fddccc46ead",
        "iris, 565261ff0d363a31109f8fe03f2449d92acfbe7e0edfeb6b920ad292669aa80e",
        "penguins, 74172739369d8372bfef85ae1dfc104e342ef68d22751b405437e7fd4736ae40",
        "wine, d350b6caa2fb437e91e923fe670d912f4fcea478b17dde1bd629c8a6ff29b8f4",
        "breast-cancer, 8fc6ba307a398659ee0a0ba81a5ebc04c20056004ca80030f81001d6ad5cd61b",
        "diabetes, fdbc07275b474de94c2bf746d224295f57fdef173594ad918386095d4e85de57",
    })
    void keepsItsHash(String name, String version) {
        assertThat(datasets.get(name).version()).isEqualTo(version);
    }

    @Test
    void mnistBeginsAsEverybodyKnows() {
        Dataset mnist = datasets.get("mnist-small");
        Split split = mnist.split(0, 1);
        Examples training = mnist.examples(split.training(), mnist.fit(split.training()));
        Examples test = mnist.examples(split.test(), mnist.fit(split.training()));

        assertThat(Arrays.copyOf(training.targets(), 5)).containsExactly(5, 0, 4, 1, 9);
        assertThat(Arrays.copyOf(test.targets(), 5)).containsExactly(7, 2, 1, 0, 4);
        assertThat(training.features()[5 * 28 + 12]).isEqualTo(3 / 255f);
        assertThat(training.features()[5 * 28 + 18]).isEqualTo(175 / 255f);
        assertThat(training.inputShape()).containsExactly(1, 28, 28);
        assertThat(training.features()).hasSize(10_000 * training.width());
        assertThat(test.count()).isEqualTo(2_000);
    }

    @Test
    void digitsHaveSeventeenLevels() {
        Dataset digits = datasets.get("digits");

        assertThat(digits.features()).containsExactly(Feature.image("image", List.of(1, 8, 8), 16));
        assertThat(digits.content().instance(digits.rows() - digits.testRows()))
                .isEqualTo(
                        new int[] {
                            0, 0, 5, 13, 9, 1, 0, 0, 0, 0, 13, 15, 10, 15, 5, 0, 0, 3, 15, 2, 0, 11,
                            8, 0, 0, 4, 12, 0, 0, 8, 8, 0, 0, 5, 8, 0, 0, 9, 8, 0, 0, 4, 11, 0, 1,
                            12, 7, 0, 0, 2, 14, 5, 10, 12, 0, 0, 0, 0, 6, 13, 10, 0, 0, 0
                        });
    }

    @Test
    void penguinsLackSomeValues() {
        assertThat(datasets.get("penguins").content().statistics())
                .extracting(ColumnStatistics::missing)
                .containsExactly(0L, 2L, 2L, 2L, 2L, 11L, 0L);
    }

    @Test
    void saysWhatThereIsWhenANameIsUnknown() {
        assertThatThrownBy(() -> datasets.get("irys"))
                .isInstanceOf(NotFound.class)
                .hasMessageContaining("irys")
                .hasMessageContaining("digits, mnist-small, iris");
    }

    @Test
    void readsADatasetOnce() {
        Dataset iris = datasets.get("iris");

        assertThat(iris.content()).isSameAs(iris.content());
        assertThat(datasets.get("iris")).isSameAs(iris);
    }
}
