package dev.dropwise.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.problem.Fault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdleSettingsTests {

    @ParameterizedTest
    @CsvSource({
        "lstm, 1, 0.2, true",
        "gru, 1, 0.2, true",
        "gru, 1, 0, false",
        "gru, 1, 'auto', false",
        "lstm, 2, 0.2, false"
    })
    void oneRecurrentLayerHasNothingToDropBetween(
            String type, int layers, String dropout, boolean isFault) {
        String quoted = dropout.equals("auto") ? "'auto'" : dropout;
        assertThat(
                        pointers(
                                "{type: '%s', units: 2, layers: %d, dropout: %s}"
                                        .formatted(type, layers, quoted)))
                .isEqualTo(isFault ? List.of("/layers/0/dropout") : List.of());
    }

    @Test
    void nothingIsHeldBackWithinAFrozenLayer() {
        String residual =
                """
                {type: 'residual', frozen: %s, layers: [{type: 'residual', layers: [
                  {type: 'dense', units: 5, regularization: {l2: 0.1}}]}]}""";

        assertThat(pointers(residual.formatted(true)))
                .containsExactly("/layers/0/layers/0/layers/0/regularization");
        assertThat(pointers(residual.formatted(false))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "batchNorm|l2: 0.1|/biases",
                "layerNorm|weightDecay: 0.1|/biases",
                "batchNorm|maxNorm: 2, l1: 0.1, biases: true|/maxNorm",
                "batchNorm|unitNorm: true|/unitNorm",
                "batchNorm|nonNegative: true|/nonNegative",
                "positionalEncoding|l2: 0.1, biases: true|''",
                "embedding', units: 2, vocabulary: 9, name: 'words|l2: 0.1, biases: true|/biases",
                "dense', bias: false, units: 2, name: 'd|l2: 0.1, biases: true|/biases",
                "dense', units: 2, name: 'd|maxNorm: 3, biases: true|/biases"
            })
    void whatThereIsNothingForToHoldBackIsAFault(
            String type, String regularization, String property) {
        assertThat(held(type, regularization))
                .containsExactly("/layers/0/regularization" + property.replace("'", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "batchNorm|l2: 0.1, biases: true",
                "batchNorm|l2: 0",
                "positionalEncoding', learned: true, name: 'p|l2: 0.1, biases: true",
                "embedding', units: 2, vocabulary: 9, name: 'words|l2: 0.1, maxNorm: 2",
                "dense', bias: false, units: 2, name: 'd|l2: 0.1",
                "dense', units: 2, name: 'd|l2: 0.1, biases: true"
            })
    void whatThereIsSomethingForIsNone(String type, String regularization) {
        assertThat(held(type, regularization)).isEmpty();
    }

    private static List<String> held(String type, String regularization) {
        String layer = "{type: '%s', regularization: {%s}}".formatted(type, regularization);
        return type.startsWith("embedding")
                ? pointers("{input: {shape: [4]}, layers: [%s]}", layer)
                : pointers(layer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lstm", "gru"})
    void whatIsStoredGoesOnBeingRead(String type) {
        String layer = "{type: '%s', units: 2, dropout: 0.2}".formatted(type);

        assertThat(design("{input: {shape: [4, 5]}, layers: [%s]}".formatted(layer)).layers())
                .hasSize(1);
    }

    private static List<String> pointers(String layer) {
        return pointers("{input: {shape: [4, 5]}, layers: [%s]}", layer);
    }

    private static List<String> pointers(String model, String layer) {
        return IdleSettings.of(design(model.formatted(layer))).stream()
                .map(Fault::pointer)
                .toList();
    }

    private static Architecture design(String model) {
        return ShapeInference.design(SpecJson.model(model), null);
    }
}
