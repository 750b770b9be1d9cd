package dev.dropwise.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dropwise.layer.Shape;
import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import dev.dropwise.spec.Architecture.ShapedLayer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShapeInferenceTests {

    private static final DataSignature DIGITS = new DataSignature(Shape.of(1, 28, 28), 10);

    @Test
    void followsTheShapesThroughTheLayers() {
        Architecture cnn =
                design(
                        """
                        {input: {shape: [1, 28, 28]}, layers: [
                            {type: 'conv2d', filters: 32, kernel: 3},
                            {type: 'conv2d', filters: 64, kernel: 3, stride: 2, padding: 'same'},
                            {type: 'maxPool2d', size: 3},
                            {type: 'flatten'},
                            {type: 'dropout', rate: 0.5},
                            {type: 'dense', units: 10}]}""");

        assertThat(cnn.layers())
                .extracting(ShapedLayer::output)
                .containsExactly(
                        Shape.of(32, 26, 26),
                        Shape.of(64, 13, 13),
                        Shape.of(64, 4, 4),
                        Shape.of(1024),
                        Shape.of(1024),
                        Shape.of(10));
        assertThat(cnn.parameters()).isEqualTo(32 * (9 + 1) + 64 * (32 * 9 + 1) + 10 * (1024 + 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "frozen: true, regularization: {l2: 0.1}|/layers/0/regularization|frozen layer",
                "regularization: {l1: 0.1, elasticNet: {}}|/layers/0/regularization/elasticNet|both",
                "regularization: {maxNorm: 1, unitNorm: true}|/layers/0/regularization/unitNorm|both"
            })
    void aLayerIsHeldBackInOneWay(String settings, String pointer, String words) {
        Invalid invalid =
                catchThrowableOfType(
                        Invalid.class,
                        () ->
                                design(
                                        "{input: {shape: [3]}, layers: [{type: 'dense', units: 2, %s}]}"
                                                .formatted(settings)));

        assertThat(invalid.faults()).hasSize(1);
        assertThat(invalid.faults().get(0).pointer()).isEqualTo(pointer);
        assertThat(invalid.faults().get(0).detail()).contains(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    [784]     | {type: 'conv2d', filters: 2, kernel: 3}            | [channels, height, width]
                    [4, 5]    | {type: 'maxPool2d'}                                | [channels, height, width]
                    [2, 4, 5] | {type: 'conv2d', filters: 2, kernel: [5, 2]}       | at least [channels, 5, 2]
                    [2, 4, 5] | {type: 'conv2d', filters: 2, kernel: 3, dilation: 2} | at least [channels, 5, 5]
                    [2, 4, 5] | {type: 'avgPool2d', size: 6}                       | at least [channels, 6, 6]
                    [3, 4, 5] | {type: 'conv2d', filters: 4, kernel: 3, groups: 2} | divisible by groups 2
                    [784]     | {type: 'conv1d', filters: 2, kernel: 3}            | [steps, features]
                    [2, 4, 5] | {type: 'avgPool1d'}                                | [steps, features]
                    [4, 5]    | {type: 'conv1d', filters: 2, kernel: 5}            | at least [5, features]
                    [4, 3]    | {type: 'conv1d', filters: 2, kernel: 2, groups: 2} | features and filters (2) divisible by groups 2
                    [4]       | {type: 'globalAveragePool'}                        | [steps, features] or [channels, height, width]
                    [1, 4, 5] | {type: 'layerNorm'}                                | at least 2 features or channels
                    [4, 5]    | {type: 'groupNorm', groups: 2}                     | divisible by groups 2
                    [6]       | {type: 'groupNorm', groups: 6}                     | at least 2 numbers for each
                    [4, 5]    | {type: 'reshape', shape: [21]}                     | as many numbers as [21] (21)
                    """)
    void aLayerThatDoesNotFitIsNamedWithTheShapesOnBothSides(
            String shape, String layer, String expected) {
        Fault fault = onlyFault("{input: {shape: %s}, layers: [%s]}".formatted(shape, layer));

        assertThat(fault.pointer()).isEqualTo("/layers/0");
        assertThat(fault.detail())
                .matches("[a-zA-Z0-9]+1: .*")
                .contains("expected", expected, "received " + shape);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "[1, 2, 3]", "[1, 1]", "[2, 3]"})
    void anOrderOfOtherAxesDoesNotFit(String order) {
        Fault fault =
                onlyFault(
                        "{input: {shape: [4, 5]}, layers: [{type: 'permute', order: %s}]}"
                                .formatted(order));

        assertThat(fault.detail()).contains("axes [1, 2] of [4, 5], received " + order);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{type: 'dense', units: 2, dropConnect: 0.5}|true|true",
                "{type: 'dense', units: 2, dropConnect: 0.5, frozen: true}|false|false",
                "{type: 'conv1d', filters: 2, kernel: 1, dropConnect: 0.5}|true|true",
                "{type: 'conv1d', filters: 2, kernel: 1, dropConnect: 0.5, frozen: true}|false|false",
                "{type: 'lstm', units: 2, zoneout: 0.5}|true|false",
                "{type: 'lstm', units: 2, zoneout: 0.5, frozen: true}|false|false",
                "{type: 'residual', layers: [{type: 'dense', units: 2, dropConnect: 0.5}]}|true|true",
                "{type: 'residual', frozen: true, layers: [{type: 'dense', units: 2, dropConnect: 0.5}]}|false|false",
                "{type: 'residual', layers: [{type: 'dense', units: 2, dropConnect: 0.5, frozen: true}]}|false|false"
            })
    void frozenLayersDrawNothing(String layer, boolean draws, boolean drawsPerBatch) {
        Architecture network = design("{input: {shape: [4, 5]}, layers: [%s]}".formatted(layer));

        assertThat(network.draws()).isEqualTo(draws);
        assertThat(network.drawsPerBatch()).isEqualTo(drawsPerBatch);
    }

    @Test
    void permutesAsKerasDoes() {
        Architecture permuted =
                design(
                        "{input: {shape: [4, 5, 6]}, layers: [{type: 'permute', order: [3, 1, 2]}]}");

        assertThat(permuted.output()).isEqualTo(Shape.of(6, 4, 5));
    }

    @Test
    void countsNamesUpwardsAndAroundGivenOnes() {
        assertThat(
                        names(
                                """
                                {type: 'dense', units: 4}, {type: 'dense', units: 4, name: 'dense2'},
                                {type: 'dropout', rate: 0.1}, {type: 'dense', units: 4},
                                {type: 'dense', units: 4, name: 'dense1'}"""))
                .containsExactly("dense3", "dense2", "dropout1", "dense4", "dense1");
    }

    private static List<String> names(String layers) {
        return design("{input: {shape: [4]}, layers: [%s]}".formatted(layers)).layers().stream()
                .map(ShapedLayer::name)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1a",
                "a-b",
                "a b",
                "é",
                "_hidden",
                "class",
                "None",
                "self",
                "forward",
                "weights",
                "training",
                "torch",
                "NoneType"
            })
    void rejectsNamesThatTheProgramCannotUse(String name) {
        Fault fault =
                onlyFault(
                        "{input: {shape: [4]}, layers: [{type: 'flatten', name: '%s'}]}"
                                .formatted(name));

        assertThat(fault.pointer()).isEqualTo("/layers/0/name");
        assertThat(fault.detail()).contains("expected", "received \"" + name + "\"");
    }

    @Test
    void rejectsANameOf64Letters() {
        String name = "n".repeat(64);

        assertThat(names("{type: 'flatten', name: '%s'}".formatted(name.substring(1)))).hasSize(1);
        assertThat(
                        onlyFault(
                                        "{input: {shape: [4]}, layers: [{type: 'flatten', name: '%s'}]}"
                                                .formatted(name))
                                .pointer())
                .isEqualTo("/layers/0/name");
    }

    /** Also where the second layer is the same in everything. */
    @Test
    void pointsAtTheSecondLayerOfAName() {
        Fault fault =
                onlyFault(
                        """
                        {input: {shape: [4]}, layers: [{type: 'flatten', name: 'twice'},
                            {type: 'dropout', rate: 0.2}, {type: 'flatten', name: 'twice'}]}""");

        assertThat(fault.pointer()).isEqualTo("/layers/2/name");
        assertThat(fault.detail()).contains("twice");
    }

    @Test
    void findsAllFaultsAtOnce() {
        assertThat(
                        faults(
                                """
                                {input: {shape: [9]}, layers: [
                                    {type: 'dense', units: 4, name: 'if'},
                                    {type: 'maxPool2d'},
                                    {type: 'dense', units: 4, name: 'a'},
                                    {type: 'dense', units: 4, name: 'a'}]}""",
                                DIGITS))
                .extracting(Fault::pointer)
                .containsExactlyInAnyOrder(
                        "/input/shape", "/layers/0/name", "/layers/1", "/layers/3/name");
    }

    @Test
    void asksForAnInputWhereThereIsNoDataSetBesideOtherFaults() {
        assertThat(faults("{layers: [{type: 'flatten', name: 'if'}]}", null))
                .extracting(Fault::pointer)
                .containsExactlyInAnyOrder("/input", "/layers/0/name");
    }

    @Test
    void takesTheInputFromTheDataSet() {
        ModelSpec spec = SpecJson.model("{layers: [{type: 'flatten'}]}");

        assertThat(ShapeInference.design(spec, DIGITS).output()).isEqualTo(Shape.of(784));
    }

    @Test
    void takesAnyInputShapeWithAsManyNumbersAsTheDataSets() {
        ModelSpec flat = SpecJson.model("{input: {shape: [784]}, layers: [{type: 'flatten'}]}");

        assertThat(ShapeInference.design(flat, DIGITS).input()).isEqualTo(Shape.of(784));
        assertThat(faults("{input: {shape: [785]}, layers: [{type: 'flatten'}]}", DIGITS))
                .singleElement()
                .satisfies(
                        fault ->
                                assertThat(fault.detail())
                                        .contains("[1, 28, 28] (784)", "[785] (785)"));
    }

    @Test
    void onlyTheLastLayersUnitsMayBeLeftOut() {
        assertThat(
                        faults(
                                "{input: {shape: [4]}, layers: [{type: 'dense'}, {type: 'dense', units: 2}]}",
                                DIGITS))
                .extracting(Fault::pointer)
                .contains("/layers/0/units");
        assertThat(onlyFault("{input: {shape: [4]}, layers: [{type: 'dense'}]}").detail())
                .contains("or a data set");
    }

    @Test
    void refusesNumbersPastCounting() {
        Fault fault =
                onlyFault(
                        "{input: {shape: [1, 1048576, 1048576]}, layers: [{type: 'conv2d', filters: 65536, kernel: 1}]}");

        assertThat(fault.pointer()).isEqualTo("/layers/0");
        assertThat(fault.detail()).contains("conv2d1").contains("2^40");
    }

    private static Architecture design(String spec) {
        return ShapeInference.design(SpecJson.model(spec), null);
    }

    private static Fault onlyFault(String spec) {
        List<Fault> faults = faults(spec, null);
        assertThat(faults).hasSize(1);
        return faults.get(0);
    }

    private static List<Fault> faults(String spec, @Nullable DataSignature data) {
        return catchThrowableOfType(
                        Invalid.class, () -> ShapeInference.design(SpecJson.model(spec), data))
                .faults();
    }
}
