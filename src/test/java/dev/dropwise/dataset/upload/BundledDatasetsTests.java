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
        "digits, 1797, 1, digit, 0 1 2 3 4 5 6 7 8 9",
        "mnist-small, 12000, 1, digit, 0 1 2 3 4 5 6 7 8 9",
        "iris, 150, 4, species, setosa versicolor virginica",
        "penguins, 344, 7, species, Adelie Gentoo Chinstrap",
        "wine, 178, 13, cultivar, class_0 class_1 class_2",
        "breast-cancer, 569, 30, diagnosis, malignant benign",
        "diabetes, 442, 10, progression, ''",
    })
    void holdsWhatItSays(String name, int rows, int features, String target, String classes) {
        Dataset dataset = datasets.get(name);

        assertThat(dataset.rows()).isEqualTo(rows);
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
        "digits, 2c66cba921c1561ff8684c4a4cda83f97facc56edf91a6c2377fc1082c4f00f8",
        "mnist-small, c4e0e859193fbd63df8e68def3d2644c273a181b5742ed38c6ee3fddccc46ead",
        "iris, 017458bc25a32466d77e0a82b5226f6be28611a83cb25df6c57190cbaaca477f",
        "penguins, 5c9d40b86c6f4f5e92c2e82694b98bf07cf857c90e5eabdea195772b0dd560b8",
        "wine, 8213ce4c5e854cf6dc4648fd665065897fcac2d8b50bcf347fb42f0c412ce081",
        "breast-cancer, 07b6d49337cde95d4c8a2332931e9bcfaf9bb496f263bfb42ccea0bd810419da",
        "diabetes, 004387716e6eaf23d65de0cfd589de0c8ae5a10526e9368f293ba139072d20df",
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
        assertThat(digits.content().instance(0))
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
