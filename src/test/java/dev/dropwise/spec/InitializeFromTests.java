package dev.dropwise.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.problem.Fault;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What keeps layers from beginning with those of a trained model. */
class InitializeFromTests {

    private static final String DENSE = "{type: 'dense', name: 'one', units: 4}";

    @Test
    void takesAllLayersWithWeightsUnlessSomeAreNamed() {
        Architecture network =
                net("{type: 'dropout', rate: 0.5}, " + DENSE + ", {type: 'dense', units: 2}");

        assertThat(from(null).wanted(network)).containsExactly("one", "dense1");
        assertThat(from(List.of("one")).wanted(network)).containsExactly("one");
        assertThat(from(null).resolved(3, "ab", network))
                .isEqualTo(
                        new InitializeFrom(
                                "old",
                                3,
                                "ab",
                                List.of("one", "dense1"),
                                OnDifference.REFUSE,
                                Map.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{type: 'dense', name: 'x', units: 4} | {type: 'dense', name: 'x', units: 5} | x.bias [4] and [5], x.weight [48, 4] and [48, 5]",
                "{type: 'dense', name: 'x', units: 4} | {type: 'dense', name: 'x', units: 4, bias: false} | x.bias [4] and none",
                "{type: 'dense', name: 'x', units: 4, bias: false} | {type: 'dense', name: 'x', units: 4} | x.bias none and [4]",
                "{type: 'batchNorm', name: 'x'} | {type: 'layerNorm', name: 'x'} | x batchNorm and layerNorm",
                "{type: 'reshape', shape: [6, 8]}, {type: 'gru', name: 'x', units: 3} | {type: 'reshape', shape: [6, 8]}, {type: 'gru', name: 'x', units: 2} | x.bias[0] [9] and [6], x.bias[1] [9] and [6], x.weight_hh[0] [3, 9] and [2, 6], x.weight_ih[0] [8, 9] and [8, 6]",
                "{type: 'reshape', shape: [6, 8]}, {type: 'gru', name: 'x', units: 8, layers: 2} | {type: 'reshape', shape: [6, 8]}, {type: 'gru', name: 'x', units: 8, bidirectional: true} | x giving [8] and [16]"
            })
    void namesEveryTensorOfAnotherShape(String network, String model, String differences) {
        assertThat(faults(network, model))
                .singleElement()
                .satisfies(
                        fault -> {
                            assertThat(fault.pointer()).isEqualTo("/layers");
                            assertThat(fault.detail())
                                    .isEqualTo(
                                            "expected x to hold the same in the network and in the"
                                                    + " model old, received "
                                                    + differences);
                        });
        assertThat(faults(network, network)).isEmpty();
    }

    @Test
    void generatedNamesWithinALayerNeedNotBeTheSame() {
        String block =
                "{type: 'residual', name: 'x', layers: [{type: 'dense', units: 4}, %s {type: 'dense', units: 48}]}";
        String other = "{type: 'flatten'}, {type: 'dense', units: 48}, " + block.formatted("");

        assertThat(net(other).layers().get(2).body().get(0).name()).isEqualTo("dense2");
        assertThat(
                        from(List.of("x"))
                                .faultsFor(
                                        net(
                                                "{type: 'flatten'}, "
                                                        + block.formatted(
                                                                "{type: 'dropout', rate: 0.5},")),
                                        net(other)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{type: 'dense', units: 4}, {type: 'dense', units: 48} | {type: 'dense', units: 5}, {type: 'dense', units: 48} | x.dense1.bias [4] and [5], x.dense1.weight [48, 4] and [48, 5], x.dense2.weight [4, 48] and [5, 48]",
                "{type: 'dense', units: 48} | {type: 'dense', units: 48}, {type: 'dense', units: 48} | x layer 2 with weights none and dense2",
                "{type: 'dense', units: 48}, {type: 'batchNorm'} | {type: 'dense', units: 48} | x layer 2 with weights batchNorm1 and none",
                "{type: 'dense', name: 'left', units: 48} | {type: 'dense', name: 'right', units: 48} | x layer 1 with weights left and right",
                "{type: 'dense', units: 9} | {type: 'dense', units: 48} | x.projection [48, 9] and none, x.dense1.bias [9] and [48], x.dense1.weight [48, 9] and [48, 48]",
                "{type: 'dense', units: 48} | {type: 'batchNorm'} | x.dense1 dense and batchNorm"
            })
    void looksIntoResidualLayers(String network, String model, String differences) {
        String block = "{type: 'flatten'}, {type: 'residual', name: 'x', layers: [%s]}";

        assertThat(faults(block.formatted(network), block.formatted(model)))
                .extracting(Fault::detail)
                .containsExactly(
                        "expected x to hold the same in the network and in the model old, received "
                                + differences);
    }

    @Test
    void listsEveryLayerWithItsPlace() {
        Architecture network = net(DENSE + ", {type: 'dense', name: 'two', units: 3}");
        Architecture model =
                net(
                        "{type: 'dense', name: 'one', units: 9}, {type: 'dropout', name: 'drop', rate: 0.1}");

        assertThat(from(List.of("two", "one", "three", "drop")).faultsFor(network, model))
                .extracting(
                        fault ->
                                fault.pointer()
                                        + ": "
                                        + fault.detail().replaceAll(".*received", "received"))
                .containsExactly(
                        "/layers/0: received \"two\"",
                        "/layers/1: received one.bias [4] and [9], one.weight [48, 4] and [48, 9]",
                        "/layers/2: received \"three\"",
                        "/layers/3: received \"drop\"");
    }

    private static List<Fault> faults(String network, String model) {
        return from(null).faultsFor(net(network), net(model));
    }

    private static InitializeFrom from(@Nullable List<String> layers) {
        return new InitializeFrom("old", null, null, layers, OnDifference.REFUSE, Map.of());
    }

    private static Architecture net(String layers) {
        return ShapeInference.design(
                SpecJson.model("{input: {shape: [3, 4, 4]}, layers: [%s]}".formatted(layers)),
                null);
    }
}
