package dev.dropwise.dataset.preprocessing;

import static dev.dropwise.dataset.preprocessing.TablePreprocessingTests.faultsOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.problem.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ImagePreprocessingTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Preprocessing preprocessing =
            new ImagePreprocessing(List.of(1, 2, 3), 16, new ClassTarget(List.of("0", "1")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[0, 4, 8, 12, 16, 1.6]",
                "[[0,4,8],[12,16,1.6]]",
                "[[[0,4,8],[12,16,1.6]]]"
            })
    void takesFlatAndNestedPixels(String instance) {
        assertThat(encode(instance)).containsExactly(0, 0.25f, 0.5f, 0.75f, 1, 0.1f);
    }

    @Test
    void takesPixelsThatAreParsedAlready() {
        double[] pixels = {0, 4, 8, 12, 16, 1.6};

        assertThat(preprocessing.encode(pixels)).containsExactly(0, 0.25f, 0.5f, 0.75f, 1, 0.1f);
        assertThat(pixels).containsExactly(0, 4, 8, 12, 16, 1.6);
        assertThat(preprocessing.inputShape()).containsExactly(1, 2, 3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1, 2] | [2]",
                "[] | [0]",
                "[[1, 2], [3, 4], [5, 6]] | [3, 2]",
                "[[[[1]]]] | [1, 1, 1, 1]",
                "7 | 7",
                "{} | an object"
            })
    void tellsTheShapeItExpected(String instance, String received) {
        assertThat(faultsOf(() -> encode(instance)))
                .containsExactly(
                        new Fault("", "expected shape [1, 2, 3] or [6], received " + received));
    }

    @Test
    void tellsAllFaultsAtOnce() {
        assertThat(faultsOf(() -> encode("[[[0, \"x\", 17], [null, [1], -1]]]")))
                .containsExactly(
                        new Fault("/0/0/1", "expected a number from 0 to 16, received \"x\""),
                        new Fault("/0/0/2", "expected a number from 0 to 16, received 17"),
                        new Fault("/0/1/0", "expected a number from 0 to 16, received null"),
                        new Fault("/0/1/1", "expected a number from 0 to 16, received a list of 1"),
                        new Fault("/0/1/2", "expected a number from 0 to 16, received -1"));
        assertThat(faultsOf(() -> encode("[[0, 1, 99], [2]]")))
                .containsExactly(
                        new Fault("/0/2", "expected a number from 0 to 16, received 99"),
                        new Fault("/1", "expected a list of 3, received a list of 1"));
    }

    @Test
    void tellsTheFaultsOfParsedPixels() {
        assertThat(faultsOf(() -> preprocessing.encode(new double[] {0, Double.NaN, 0, 0, 0, 300})))
                .containsExactly(
                        new Fault("/1", "expected a number from 0 to 16, received NaN"),
                        new Fault("/5", "expected a number from 0 to 16, received 300.0"));
        assertThat(faultsOf(() -> preprocessing.encode(new double[5])))
                .containsExactly(new Fault("", "expected shape [1, 2, 3] or [6], received [5]"));
    }

    private float[] encode(String instance) {
        return preprocessing.encode(JSON.readTree(instance));
    }
}
