package dev.dropwise.keras;

import static dev.dropwise.keras.KerasDocuments.json;
import static dev.dropwise.keras.KerasDocuments.read;
import static dev.dropwise.keras.KerasDocuments.spec;
import static dev.dropwise.keras.KerasDocuments.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dropwise.problem.Invalid;
import dev.dropwise.spec.ModelSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class KerasWriterTests {

    @Test
    void writesWhatKeras3Reads() {
        JsonNode model =
                write(
                        spec(
                                """
                                {name: 'small', input: {shape: [3, 8, 9]}, layers: [
                                  {type: 'conv2d', name: 'conv', filters: 4, kernel: [3, 2], activation: 'leakyRelu', initializer: 'heNormal'},
                                  {type: 'dropout', rate: 0.2}]}"""));

        assertThat(model)
                .isEqualTo(
                        json(
                                """
                                {module: 'keras', class_name: 'Sequential', config: {name: 'small', layers: [
                                   {module: 'keras.layers', class_name: 'InputLayer', config: {batch_shape: [null, 8, 9, 3]}, registered_name: null},
                                   {module: 'keras.layers', class_name: 'Conv2D', registered_name: null, config: {
                                      kernel_size: [3, 2], strides: [1, 1], padding: 'valid', dilation_rate: [1, 1],
                                      activation: {module: 'keras.layers', class_name: 'LeakyReLU', config: {negative_slope: 0.01}, registered_name: null},
                                      use_bias: true, filters: 4, groups: 1,
                                      kernel_initializer: {module: 'keras.initializers', class_name: 'HeNormal', config: {}, registered_name: null},
                                      bias_initializer: {module: 'keras.initializers', class_name: 'Zeros', config: {}, registered_name: null},
                                      data_format: 'channels_last', name: 'conv'}},
                                   {module: 'keras.layers', class_name: 'Dropout', config: {rate: 0.2}, registered_name: null}
                                ]}, registered_name: null}"""));
    }

    @Test
    void laysAnImageFlatBeforeADenseLayer() {
        JsonNode layers =
                write(spec("{input: {shape: [1, 2, 2]}, layers: [{type: 'dense', units: 2}]}"))
                        .at("/config/layers");

        assertThat(layers.valueStream().map(layer -> layer.path("class_name").asString()))
                .containsExactly("InputLayer", "Flatten", "Dense");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5|{type: 'dense', units: 4}",
                "5|{type: 'dense', name: 'out', units: 4, activation: 'tanh', bias: false, initializer: 'glorotUniform'}",
                "5|{type: 'dense', units: 4, activation: 'leakyRelu', initializer: 'heNormal'}",
                "3, 4|{type: 'dense', units: 4, activation: 'silu'}",
                "5|{type: 'dense', units: 4, frozen: true}",
                "5|{type: 'dense', units: 4, regularization: {l1: 0.1, l2: 0.2, maxNorm: 3}}",
                "2, 5, 6|{type: 'conv2d', filters: 4, kernel: 3, regularization: {l2: 0.2, unitNorm: true}}",
                "6|{type: 'embedding', units: 3, vocabulary: 40, regularization: {nonNegative: true}}",
                "5|{type: 'batchNorm', frozen: true}",
                "6, 2|{type: 'conv1d', filters: 4, kernel: 3, stride: 2, padding: 'same', groups: 2, activation: 'gelu'}",
                "2, 5, 6|{type: 'conv2d', filters: 4, kernel: [2, 3], dilation: [1, 2], groups: 2, bias: false, activation: 'elu'}",
                "5, 3|{type: 'maxPool1d', size: 3, stride: 2, padding: 'same'}",
                "5, 3|{type: 'avgPool1d'}",
                "2, 4, 5|{type: 'maxPool2d', size: 3, stride: [1, 2], padding: 'same'}",
                "2, 4, 5|{type: 'avgPool2d'}",
                "5, 3|{type: 'globalAveragePool'}",
                "3, 4, 5|{type: 'globalAveragePool'}",
                "5, 3|{type: 'globalMaxPool'}",
                "3, 4, 5|{type: 'globalMaxPool'}",
                "3, 4, 5|{type: 'flatten', name: 'flat'}",
                "2, 3, 4|{type: 'reshape', shape: [4, 6]}",
                "24|{type: 'reshape', shape: [2, 3, 4]}",
                "5, 3|{type: 'permute', order: [2, 1]}",
                "2, 3, 4|{type: 'permute', order: [3, 1, 2]}",
                "2, 3, 4|{type: 'permute', order: [1, 3, 2]}",
                "4|{type: 'activation', function: 'none'}",
                "4|{type: 'activation', function: 'relu'}",
                "4|{type: 'activation', function: 'leakyRelu'}",
                "4|{type: 'activation', function: 'selu'}",
                "4|{type: 'activation', function: 'sigmoid'}",
                "4|{type: 'activation', function: 'softplus'}",
                "3, 4, 5|{type: 'conv2d', filters: 2, kernel: 2, activation: 'softmax'}",
                "5|{type: 'batchNorm'}",
                "5, 3|{type: 'batchNorm', momentum: 0.3, epsilon: 0.002}",
                "3, 4, 5|{type: 'batchNorm', momentum: 1}",
                "4, 3, 3|{type: 'layerNorm', epsilon: 0.001}",
                "5, 4|{type: 'groupNorm', groups: 2}",
                "4, 3, 3|{type: 'groupNorm', groups: 2}",
                "6|{type: 'embedding', units: 3, vocabulary: 40}",
                "4, 3|{type: 'lstm', units: 3}",
                "4, 3|{type: 'lstm', name: 'both', units: 3, bidirectional: true, returnSequences: true, recurrentDropout: 0.2}",
                "4, 3|{type: 'gru', units: 3, returnSequences: true}",
                "4, 3|{type: 'gru', units: 3, bidirectional: true}",
                "4|{type: 'dropout', rate: 0.5}",
                "4, 3|{type: 'spatialDropout1d', rate: 0.5}",
                "4, 3, 2|{type: 'spatialDropout2d', rate: 0.5}",
                "4|{type: 'gaussianDropout', rate: 0.5}",
                "4|{type: 'alphaDropout', rate: 0.05}",
                "4|{type: 'gaussianNoise', stddev: 0.1}"
            })
    void whatIsWrittenReadsBackAsItWas(String input, String layer) {
        ModelSpec spec =
                spec(
                        "{name: 'there-and-back', input: {shape: [%s]}, layers: [%s, {type: 'flatten', name: 'end'}, {type: 'dense', units: 2}]}"
                                .formatted(input, layer));

        assertThat(read(write(spec).toString()).spec()).isEqualTo(spec);
    }

    @Test
    void stackedLayersBecomeSeveralWithDropoutBetween() {
        ModelSpec stacked =
                spec(
                        "{name: 'a', input: {shape: [4, 3]}, layers: [{type: 'gru', name: 'top', units: 5, layers: 3, dropout: 0.2, bidirectional: true}, {type: 'dense', units: 2}]}");
        ModelSpec apart =
                spec(
                        """
                        {name: 'a', input: {shape: [4, 3]}, layers: [
                          {type: 'gru', units: 5, bidirectional: true, returnSequences: true}, {type: 'dropout', rate: 0.2},
                          {type: 'gru', units: 5, bidirectional: true, returnSequences: true}, {type: 'dropout', rate: 0.2},
                          {type: 'gru', name: 'top', units: 5, bidirectional: true}, {type: 'dense', units: 2}]}""");

        assertThat(read(write(stacked).toString()).spec()).isEqualTo(apart);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5|{type: 'dropout', rate: {schedule: 'early', until: 5, rate: 0.5}}|rate|a rate stays as it is in Keras",
                "5|{type: 'dense', units: 4, dropConnect: 0.1}|dropConnect|expected none, which Keras' Dense does not have, received 0.1",
                "5|{type: 'dense', units: 4, regularization: {weightDecay: 0.1}}|regularization/weightDecay|received 0.1",
                "5|{type: 'dense', units: 4, regularization: {l2: 0.1, biases: true}}|regularization/biases|received true",
                "5|{type: 'dense', units: 4, regularization: {maxNorm: 1, nonNegative: true}}|regularization|expected one constraint",
                "4, 3|{type: 'lstm', units: 3, regularization: {l2: 0.1}}|regularization|received",
                "4, 3|{type: 'lstm', units: 3, layers: 2, zoneout: 0.1}|zoneout|received 0.1",
                "4, 3|{type: 'gru', units: 3, zoneout: 0.1}|zoneout|received 0.1",
                "5|{type: 'embedding', units: 3, vocabulary: 4, dropout: 0.1}|dropout|received 0.1",
                "5|{type: 'concreteDropout'}|type|received \"concreteDropout\"",
                "3, 4, 5|{type: 'dropBlock2d', rate: 0.1}|type|received \"dropBlock2d\"",
                "5, 4|{type: 'multiHeadAttention', heads: 2}|type|that Keras' Sequential has too",
                "5, 4|{type: 'transformerEncoder', heads: 2}|type|received \"transformerEncoder\"",
                "5, 4|{type: 'positionalEncoding'}|type|received \"positionalEncoding\"",
                "5|{type: 'residual', layers: [{type: 'dense', units: 5}]}|type|received \"residual\""
            })
    void refusesWhatKerasDoesNotHave(String input, String layer, String property, String detail) {
        ModelSpec spec =
                spec(
                        "{input: {shape: [%s]}, layers: [{type: 'gaussianNoise', stddev: 0.1}, %s]}"
                                .formatted(input, layer));

        assertThatThrownBy(() -> write(spec))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid ->
                                assertThat(invalid.faults())
                                        .singleElement()
                                        .satisfies(
                                                fault -> {
                                                    assertThat(fault.pointer())
                                                            .isEqualTo("/layers/1/" + property);
                                                    assertThat(fault.detail()).contains(detail);
                                                }));
    }

    @Test
    void refusesWhatOnlyADataSetCouldSay() {
        assertThatThrownBy(() -> write(spec("{layers: [{type: 'dense', units: 4}]}")))
                .hasMessageContaining("/input: expected the shape of the input");
    }
}
