package dev.dropwise.keras;

import static dev.dropwise.keras.KerasDocuments.read;
import static dev.dropwise.keras.KerasDocuments.readFile;
import static dev.dropwise.keras.KerasDocuments.readLayers;
import static dev.dropwise.keras.KerasDocuments.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import java.util.Collections;
import org.assertj.core.api.AbstractListAssert;
import org.assertj.core.api.ObjectAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KerasReaderTests {

    @Test
    void readsTheArticlesMlpOfKeras3() {
        Imported imported = readFile("keras3-mlp.json");

        assertThat(imported.spec())
                .isEqualTo(
                        spec(
                                """
                                {name: 'article-mlp', input: {shape: [784]}, layers: [
                                  {type: 'dense', name: 'hidden1', units: 128, activation: 'relu', initializer: 'glorotUniform'},
                                  {type: 'dropout', name: 'dropout1', rate: 0.5},
                                  {type: 'dense', name: 'hidden2', units: 64, activation: 'relu', initializer: 'glorotUniform'},
                                  {type: 'dropout', name: 'dropout2', rate: 0.3},
                                  {type: 'dense', name: 'digits', units: 10, initializer: 'glorotUniform'}]}"""));
        assertThat(imported.notes())
                .containsExactly(
                        new Note(
                                "/config/layers/5/config/activation",
                                "softmax is left out: the last layer gives raw scores here, and"
                                        + " loss and predictions apply it themselves"));
    }

    @Test
    void readsTheArticlesMlpOfKeras2() {
        Imported imported = readFile("keras2-mlp.json");

        assertThat(imported.spec())
                .isEqualTo(
                        spec(
                                """
                                {input: {shape: [784]}, layers: [
                                  {type: 'dense', name: 'dense', units: 128, activation: 'relu', initializer: 'glorotUniform'},
                                  {type: 'dropout', name: 'dropout', rate: 0.5},
                                  {type: 'dense', name: 'dense_1', units: 64, activation: 'relu', initializer: 'glorotUniform', regularization: {l2: 0.001}},
                                  {type: 'dropout', name: 'dropout_1', rate: 0.3},
                                  {type: 'dense', name: 'dense_2', units: 10, initializer: 'glorotUniform'}]}"""));
        assertNotes(imported).containsExactly("/config/layers/5/config/activation");
    }

    @Test
    void readsACnnOfKeras3() {
        Imported imported = readFile("keras3-cnn.json");

        assertThat(imported.spec())
                .isEqualTo(
                        spec(
                                """
                                {input: {shape: [1, 28, 28]}, layers: [
                                  {type: 'conv2d', name: 'conv2d', filters: 32, kernel: [3, 3], activation: 'relu', initializer: 'glorotUniform', regularization: {l2: 0.0001}},
                                  {type: 'batchNorm', name: 'batch_normalization', momentum: 0.01, epsilon: 0.001},
                                  {type: 'maxPool2d', name: 'max_pooling2d'},
                                  {type: 'conv2d', name: 'conv2d_1', filters: 64, kernel: 3, activation: 'relu', initializer: 'heNormal'},
                                  {type: 'maxPool2d', name: 'max_pooling2d_1'},
                                  {type: 'flatten', name: 'flatten'},
                                  {type: 'dense', name: 'dense', units: 128, activation: 'relu', initializer: 'glorotUniform', regularization: {maxNorm: 3}},
                                  {type: 'dropout', name: 'dropout', rate: 0.5},
                                  {type: 'dense', name: 'dense_1', units: 10, initializer: 'glorotUniform'}]}"""));
        assertNotes(imported)
                .containsExactly(
                        "/config/layers/0/config/batch_shape",
                        "/config/layers/1",
                        "/config/layers/7",
                        "/config/layers/10/config/activation",
                        "/compile_config");
    }

    @Test
    void readsACnnOfKeras2() {
        Imported imported = readFile("keras2-cnn.json");

        assertThat(imported.spec())
                .isEqualTo(
                        spec(
                                """
                                {input: {shape: [1, 28, 28]}, layers: [
                                  {type: 'conv2d', name: 'conv2d_1', filters: 32, kernel: 3, activation: 'relu', initializer: 'glorotUniform'},
                                  {type: 'batchNorm', name: 'batch_normalization_1', momentum: 0.01, epsilon: 0.001},
                                  {type: 'maxPool2d', name: 'max_pooling2d_1'},
                                  {type: 'conv2d', name: 'conv2d_2', filters: 64, kernel: 3, padding: 'same', bias: false, initializer: 'heNormal'},
                                  {type: 'activation', name: 'leaky_re_lu_1', function: 'leakyRelu'},
                                  {type: 'maxPool2d', name: 'max_pooling2d_2'},
                                  {type: 'flatten', name: 'flatten_1'},
                                  {type: 'dense', name: 'dense_1', units: 128, activation: 'relu', initializer: 'glorotUniform', regularization: {maxNorm: 3}},
                                  {type: 'dropout', name: 'dropout_1', rate: 0.5},
                                  {type: 'dense', name: 'dense_2', units: 10, initializer: 'glorotUniform'}]}"""));
        assertNotes(imported)
                .containsExactly(
                        "/config/layers/0/config/batch_input_shape",
                        "/config/layers/4/config/alpha",
                        "/config/layers/6",
                        "/config/layers/10");
    }

    @Test
    void readsSequences() {
        Imported imported = readFile("keras3-reviews.json");

        assertThat(imported.spec())
                .isEqualTo(
                        spec(
                                """
                                {name: 'reviews', input: {shape: [20]}, layers: [
                                  {type: 'embedding', name: 'embedding', units: 32, vocabulary: 1000},
                                  {type: 'spatialDropout1d', name: 'spatial_dropout1d', rate: 0.1},
                                  {type: 'spatialDropout1d', rate: 0.2},
                                  {type: 'lstm', name: 'both', units: 8, bidirectional: true, returnSequences: true},
                                  {type: 'gru', name: 'gru', units: 7, recurrentDropout: 0.1},
                                  {type: 'dense', name: 'dense_2', units: 1, initializer: 'glorotUniform'}]}"""));
        assertNotes(imported)
                .containsExactly(
                        "/config/layers/1/config/embeddings_initializer",
                        "/config/layers/3/config/layer/config/dropout",
                        "/config/layers/3/config/layer/config/kernel_initializer",
                        "/config/layers/3/config/layer/config/use_bias",
                        "/config/layers/4/config/kernel_initializer",
                        "/config/layers/5/config/activation");
        assertThat(imported.notes().get(5).message()).contains("binaryCrossEntropy");
    }

    @Test
    void readsATextThatHoldsTheDocument() {
        String twice =
                tools.jackson.databind.node.StringNode.valueOf(
                                KerasDocuments.text("keras2-mlp.json"))
                        .toString();

        assertThat(read(twice)).isEqualTo(readFile("keras2-mlp.json"));
    }

    @Test
    void readsTheBareListOfOldVersions() {
        Imported imported =
                read(
                        "{class_name: 'Sequential', config: [{class_name: 'Dense', config: {units: 2, batch_input_shape: [null, 4]}}]}");

        assertThat(imported.spec())
                .isEqualTo(
                        spec(
                                "{input: {shape: [4]}, layers: [{type: 'dense', units: 2, initializer: 'glorotUniform'}]}"));
    }

    @Test
    void leavesAnInputThatIsNotSaidToTheDataSet() {
        assertThat(
                        read("{class_name: 'Sequential', config: {layers: [{class_name: 'Dense', config: {units: 2}}]}}")
                                .spec()
                                .input())
                .isNull();
        Imported open = readLayers("null, 3", "{class_name: 'GRU', config: {units: 2}}");
        assertThat(open.spec().input()).isNull();
        assertThat(open.notes().get(0).message()).startsWith("[null,3] is left to the data set");
    }

    @Test
    void layersOfAModelWithinAModelComeInItsPlace() {
        Imported imported =
                readLayers(
                        "4",
                        """
                        {class_name: 'Sequential', config: {name: 'inner', layers: [
                            {class_name: 'Dense', config: {units: 3}}, {class_name: 'Dropout', config: {rate: 0.5}}]}}""",
                        "{class_name: 'Dense', config: {units: 2}}");

        assertThat(imported.spec().layers()).hasSize(3);
    }

    @Test
    void keepsChannelsThatAreFirst() {
        Imported imported =
                readLayers(
                        "3, 32, 24",
                        "{class_name: 'Conv2D', config: {filters: 4, kernel_size: [3, 2], data_format: 'channels_first'}}",
                        "{class_name: 'BatchNormalization', config: {axis: 1}}",
                        "{class_name: 'Flatten', config: {}}");

        assertThat(imported.spec().input())
                .isEqualTo(spec("{input: {shape: [3, 32, 24]}, layers: []}").input());
        assertThat(imported.notes()).isEmpty();
    }

    @Test
    void oneFilterForEachChannelIsAConvolutionOfGroups() {
        Imported imported =
                readLayers(
                        "8, 8, 3",
                        "{class_name: 'DepthwiseConv2D', config: {kernel_size: 3, depth_multiplier: 2, use_bias: false}}");

        assertThat(imported.spec().layers())
                .isEqualTo(
                        spec("{layers: [{type: 'conv2d', filters: 6, groups: 3, kernel: 3, bias: false, initializer: 'glorotUniform'}]}")
                                .layers());
    }

    /** As the depthwise half starts, too; Keras says each by a name of its own. */
    @Test
    void aSeparableConvolutionIsTwo() {
        Imported imported =
                readLayers(
                        "8, 8, 3",
                        """
                        {class_name: 'SeparableConv2D', config: {name: 's', filters: 5, kernel_size: 3, padding: 'same',
                            depth_multiplier: 2, activation: 'relu', depthwise_initializer: 'he_normal',
                            pointwise_initializer: 'glorot_uniform',
                            pointwise_regularizer: {class_name: 'L2', config: {l2: 0.1}}}}""",
                        """
                        {class_name: 'Reshape', config: {target_shape: [64, 5]}}""",
                        """
                        {class_name: 'SeparableConv1D', config: {filters: 2, kernel_size: 3, depthwise_constraint: 'unit_norm'}}""");

        assertThat(imported.spec().layers())
                .isEqualTo(
                        spec("""
                                        {layers: [
                                          {type: 'conv2d', name: 's_depthwise', filters: 6, groups: 3, kernel: 3, padding: 'same', bias: false, initializer: 'heNormal'},
                                          {type: 'conv2d', name: 's', filters: 5, kernel: 1, activation: 'relu', initializer: 'glorotUniform', regularization: {l2: 0.1}},
                                          {type: 'reshape', shape: [64, 5]},
                                          {type: 'conv1d', filters: 5, groups: 5, kernel: 3, bias: false, initializer: 'glorotUniform'},
                                          {type: 'conv1d', filters: 2, kernel: 1, initializer: 'glorotUniform'}]}""")
                                .layers());
    }

    @Test
    void readsAFunctionalModelThatIsOneLine() {
        Imported imported = readFile("keras3-functional.json");

        assertThat(imported.spec())
                .isEqualTo(
                        spec(
                                """
                                {input: {shape: [1, 28, 28]}, layers: [
                                  {type: 'conv2d', name: 'conv2d', filters: 8, kernel: [3, 3], stride: [1, 1], dilation: [1, 1], activation: 'relu', initializer: 'glorotUniform'},
                                  {type: 'conv2d', name: 'separable_conv2d_depthwise', filters: 16, groups: 8, kernel: [3, 3], stride: [1, 1], dilation: [1, 1], padding: 'same', bias: false, initializer: 'glorotUniform'},
                                  {type: 'conv2d', name: 'separable_conv2d', filters: 16, kernel: 1, initializer: 'glorotUniform'},
                                  {type: 'maxPool2d', name: 'max_pooling2d'},
                                  {type: 'flatten', name: 'flatten'},
                                  {type: 'dropout', name: 'dropout', rate: 0.5},
                                  {type: 'dense', name: 'dense_8', units: 10, initializer: 'glorotUniform'}]}"""));
        assertNotes(imported)
                .containsExactly(
                        "/config/layers/0/config/batch_shape",
                        "/config/layers/4",
                        "/config/layers/6/config/activation");
    }

    /** In whatever order they stand, as Keras 2 writes them, with a model within. */
    @Test
    void ordersTheLayersOfAFunctionalModelByTheirCalls() {
        Imported imported =
                read(
                        """
                        {class_name: 'Model', config: {name: 'model_1', layers: [
                          {class_name: 'Dense', name: 'b', config: {units: 2}, inbound_nodes: [[['a', 1, 0, {}]]]},
                          {class_name: 'Sequential', name: 'a', config: {layers: [{class_name: 'Dense', config: {name: 'c', units: 3}}]},
                            inbound_nodes: [[['input_1', 0, 0, {}]]]},
                          {class_name: 'InputLayer', name: 'input_1', config: {batch_input_shape: [null, 4]}, inbound_nodes: []}],
                         input_layers: [['input_1', 0, 0]], output_layers: [['b', 0, 0]]}}""");

        assertThat(imported.spec())
                .isEqualTo(
                        spec(
                                """
                                {input: {shape: [4]}, layers: [
                                  {type: 'dense', name: 'c', units: 3, initializer: 'glorotUniform'},
                                  {type: 'dense', units: 2, initializer: 'glorotUniform'}]}"""));
    }

    /** What Keras 3 makes of an embedding with mask_zero is no branch of the network. */
    @Test
    void masksAreNoLayers() {
        String history = "{class_name: '__keras_tensor__', config: {keras_history: ['%s', 0, 0]}}";
        Imported imported =
                read(
                        """
                        {class_name: 'Functional', config: {layers: [
                          {class_name: 'InputLayer', name: 'i', config: {batch_shape: [null, 20]}, inbound_nodes: []},
                          {class_name: 'Embedding', name: 'e', config: {input_dim: 100, output_dim: 8, mask_zero: true}, inbound_nodes: [{args: [IN_I], kwargs: {}}]},
                          {class_name: 'NotEqual', name: 'n', config: {}, inbound_nodes: [{args: [IN_I, 0], kwargs: {}}]},
                          {class_name: 'LSTM', name: 'l', config: {units: 4}, inbound_nodes: [{args: [IN_E], kwargs: {mask: IN_N}}]}],
                         input_layers: ['i', 0, 0], output_layers: ['l', 0, 0]}}"""
                                .replace("IN_I", history.formatted("i"))
                                .replace("IN_E", history.formatted("e"))
                                .replace("IN_N", history.formatted("n")));

        assertThat(imported.spec().layers()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[['a', 0, 0], ['i', 0, 0]]|['b', 0, 0]|/config/layers/2/inbound_nodes|a and i before b",
                "[['a', 0, 0]]|[['a', 0, 0], ['b', 0, 0]]|/config/output_layers|a and b before its end",
                "[['a', 0, 0]]|['a', 0, 0]|/config/layers/2|b beside the others",
                "[['b', 0, 0]]|['b', 0, 0]|/config/layers/2|b before itself",
                "[['x', 0, 0]]|['b', 0, 0]|/config/layers/2/inbound_nodes|received \"x\"",
                "[['a', 0, 0]]|[]|/config/output_layers|received none before its end"
            })
    void refusesAFunctionalModelThatIsNotOneLine(
            String inputs, String outputs, String pointer, String detail) {
        String document =
                """
                {class_name: 'Functional', config: {layers: [
                  {class_name: 'InputLayer', name: 'i', config: {batch_shape: [null, 4]}, inbound_nodes: []},
                  {class_name: 'Dense', name: 'a', config: {units: 2}, inbound_nodes: [[['i', 0, 0]]]},
                  {class_name: 'Dense', name: 'b', config: {units: 2}, inbound_nodes: [%s]}],
                 output_layers: %s}}"""
                        .formatted(inputs, outputs);

        isRefused(document, pointer, detail);
    }

    /** The model.json of TensorFlow.js. */
    @Test
    void readsAModelWithinItsTopology() {
        Imported imported =
                read(
                        """
                        {format: 'layers-model', modelTopology: {keras_version: '3', model_config: {class_name: 'Sequential',
                          config: {layers: [{class_name: 'InputLayer', config: {batch_shape: [null, 4]}},
                            {class_name: 'Dense', config: {units: 2, activation: 'softmax'}}]}}}}""");

        assertThat(imported.spec().layers()).hasSize(1);
        assertNotes(imported)
                .containsExactly("/modelTopology/model_config/config/layers/1/config/activation");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4|{class_name: 'Dense', config: {units: 2, kernel_initializer: 'orthogonal'}}|kernel_initializer|weights start as glorotUniform",
                "4|{class_name: 'Dense', config: {units: 2, bias_initializer: {class_name: 'Ones'}}}|bias_initializer|biases start at 0",
                "4|{class_name: 'Dense', config: {units: 2, dtype: 'mixed_float16'}}|dtype|float32",
                "4|{class_name: 'Dense', config: {units: 2, trainable: false, kernel_regularizer: {class_name: 'L2', config: {l2: 0.1}}}}|kernel_regularizer|frozen",
                "4|{class_name: 'Dense', config: {units: 2, kernel_constraint: {class_name: 'UnitNorm', config: {axis: 1}}}}|kernel_constraint|norms are taken over 0",
                "4, 2|{class_name: 'GRU', config: {units: 2, kernel_regularizer: 'l1'}}|kernel_regularizer|\"l1\":0.01",
                "4|{class_name: 'Dense', config: {units: 2, bias_regularizer: {class_name: 'L2', config: {l2: 0.1}}}}|bias_regularizer|L2 does not carry over",
                "4|{class_name: 'Dense', config: {units: 2, activation: 'leaky_relu'}}|activation|0.2",
                "4|{class_name: 'BatchNormalization', config: {scale: false}}|scale|true here",
                "4, 2|{class_name: 'GRU', config: {units: 2, reset_after: false, kernel_initializer: null}}|reset_after|true here",
                "2, 3, 4|{class_name: 'Permute', config: {dims: [2, 1, 3]}}|dims|[1,3,2]",
                "12|{class_name: 'Reshape', config: {target_shape: [2, -1, 3]}}|target_shape|[3,2,2]"
            })
    void notesWhatDoesNotCarryOver(String input, String layer, String property, String message) {
        Imported imported = readLayers(input, layer);

        assertThat(imported.notes())
                .filteredOn(note -> note.pointer().equals("/config/layers/1/config/" + property))
                .singleElement()
                .satisfies(note -> assertThat(note.message()).contains(message));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{class_name: 'Rescaling', config: {scale: 0.1}}|{class_name: 'Dense', config: {units: 2}}|/config/layers/1|images scaled with the data set",
                "{class_name: 'Dense', config: {units: 2}}|{class_name: 'Rescaling', config: {scale: 0.1}}|/config/layers/2|does not carry over",
                "{class_name: 'Dense', config: {units: 2}}|{class_name: 'Normalization', config: {}}|/config/layers/2|does not carry over",
                "{class_name: 'RandomFlip', config: {}}|{class_name: 'Rescaling', config: {}}|/config/layers/2|images scaled with the data set",
                "{class_name: 'Masking', config: {mask_value: 0.0}}|{class_name: 'GRU', config: {units: 2}}|/config/layers/1|steps of zeros only are padding here",
                "{class_name: 'Masking', config: {mask_value: -1}}|{class_name: 'GRU', config: {units: 2}}|/config/layers/1|does not carry over: padding are steps that are zeros only in the data set, not steps of -1",
                "{class_name: 'Dense', config: {units: 2}}|{class_name: 'Masking', config: {}}|/config/layers/2|does not carry over"
            })
    void saysWhatALayerThatIsLeftOutMeans(
            String one, String other, String pointer, String message) {
        Imported imported =
                readLayers("5, 4", one, other, "{class_name: 'Dense', config: {units: 1}}");

        assertThat(imported.notes())
                .filteredOn(note -> note.pointer().equals(pointer))
                .singleElement()
                .satisfies(note -> assertThat(note.message()).contains(message));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{class_name: 'Dense', config: {units: 1, activation: 'relu'}}|/config/layers/2/config/activation|none below 0",
                "{class_name: 'Dense', config: {units: 1, activation: 'tanh'}}|/config/layers/2/config/activation|none outside of -1 to 1",
                "{class_name: 'Activation', config: {activation: 'softplus'}}|/config/layers/2/config/activation|none below 0",
                "{class_name: 'ReLU', config: {}}|/config/layers/2|none below 0"
            })
    void notesWhatTheLastLayerCannotGive(String last, String pointer, String message) {
        Imported imported =
                readLayers(
                        "4", "{class_name: 'Dense', config: {units: 1, activation: 'relu'}}", last);

        assertThat(imported.notes())
                .filteredOn(note -> note.message().contains("stays on the last layer"))
                .singleElement()
                .satisfies(
                        note -> {
                            assertThat(note.pointer()).isEqualTo(pointer);
                            assertThat(note.message()).contains(message);
                        });
        assertThat(readLayers("4", last, "{class_name: 'Dense', config: {units: 1}}").notes())
                .noneMatch(note -> note.message().contains("stays on the last layer"));
    }

    @Test
    void notesTheSecondBiasOfAnLstm() {
        String lstm = "{class_name: 'LSTM', config: {units: 3, use_bias: true}}";
        assertThat(readLayers("5, 4", lstm).notes())
                .filteredOn(note -> note.pointer().endsWith("/use_bias"))
                .singleElement()
                .satisfies(
                        note ->
                                assertThat(note.message())
                                        .contains("two biases here", "12 more parameters"));
        assertThat(readLayers("5, 4", "{class_name: 'GRU', config: {units: 3}}").notes())
                .noneMatch(note -> note.message().contains("two biases"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4|{class_name: 'Lambda', config: {function: ['4wEAAAA=', null, null], function_type: 'lambda'}}|/class_name|expected a layer that is here too (Activation, ",
                "4|{class_name: 'TFSMLayer', config: {filepath: '/etc/passwd'}}|/class_name|expected a layer that is here too (Activation, ",
                "4|{class_name: 'StringLookup', config: {vocabulary: '/etc/passwd'}}|/class_name|expected a layer that is here too (Activation, ",
                "4|{class_name: 'TextVectorization', config: {vocabulary: 'file:///etc/passwd'}}|/class_name|expected a layer that is here too (Activation, ",
                "4|{class_name: 'Dense', config: {units: 2, activation: {class_name: 'function', config: 'os.system', module: 'builtins'}}}|/config/activation|expected",
                "4|{class_name: 'Conv3D', config: {}}|/class_name|expected a layer that is here too (Activation, ",
                "4|{config: {units: 3}}|/class_name|received nothing",
                "4|3|/class_name|received nothing",
                "4|{class_name: 'Dense'}|/config/units|received nothing",
                "4|{class_name: 'Dense', config: {units: 0}}|/config/units|received 0",
                "4|{class_name: 'Dense', config: {units: 'many'}}|/config/units|received \"many\"",
                "4|{class_name: 'Dense', config: {units: 2, activation: 'hard_sigmoid'}}|/config/activation|\"relu\"",
                "4|{class_name: 'Dropout', config: {rate: 1.5}}|/config/rate|< 1, received 1.5",
                "4|{class_name: 'Dropout', config: {}}|/config/rate|received nothing",
                "4|{class_name: 'Dropout', config: {rate: 0.1, noise_shape: [null, 1]}}|/config/noise_shape|expected null",
                "4|{class_name: 'ReLU', config: {max_value: 6.0}}|/config/max_value|received 6.0",
                "4|{class_name: 'BatchNormalization', config: {momentum: 'a'}}|/config/momentum|a number",
                "4, 5, 3|{class_name: 'BatchNormalization', config: {axis: 1}}|/config/axis|axis of the channels",
                "4, 5, 3|{class_name: 'LayerNormalization', config: {axis: [1, 2, 3]}}|/config/axis|axis of the channels",
                "4, 5, 3|{class_name: 'Dense', config: {units: 2}}|/config/units|expected a Flatten before it",
                "4, 5|{class_name: 'Conv1D', config: {filters: 2, kernel_size: 3, padding: 'causal'}}|/config/padding|\"valid\", \"same\"",
                "4, 5|{class_name: 'Conv1D', config: {filters: 2, kernel_size: [3], data_format: 'channels_first'}}|/config/data_format|channels_last",
                "4, 5|{class_name: 'LSTM', config: {units: 2, dropout: 1}}|/config/dropout|received 1",
                "4, 5|{class_name: 'Bidirectional', config: {merge_mode: 'sum', layer: {class_name: 'LSTM', config: {units: 2}}}}|/config/merge_mode|concat",
                "4, 5|{class_name: 'Bidirectional', config: {layer: {class_name: 'Dense', config: {units: 2}}}}|/config/layer/class_name|an LSTM or a GRU",
                "4, 5|{class_name: 'Bidirectional', config: {layer: {class_name: 'GRU', config: {units: 0}}}}|/config/layer/config/units|received 0",
                "4|{class_name: 'Reshape', config: {target_shape: [-1, 3]}}|/config/target_shape|-1",
                "4|{class_name: 'Conv2D', config: {filters: 2, kernel_size: 3}}|''|[channels, height, width]"
            })
    void refusesWhatHasNoCounterpart(String input, String layer, String pointer, String detail) {
        assertThatThrownBy(() -> readLayers(input, layer, "{class_name: 'Flatten', config: {}}"))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid ->
                                assertThat(invalid.faults())
                                        .filteredOn(
                                                fault ->
                                                        fault.pointer()
                                                                .equals(
                                                                        "/config/layers/1"
                                                                                + pointer))
                                        .singleElement()
                                        .extracting(Fault::detail)
                                        .asString()
                                        .contains(detail));
    }

    @Test
    void tellsAllFaultsAtOnce() {
        assertThatThrownBy(
                        () ->
                                readLayers(
                                        "-1",
                                        "{class_name: 'Dense', config: {units: 0, activation: 'x'}}",
                                        "{class_name: 'Conv3D'}"))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid ->
                                assertThat(invalid.faults())
                                        .extracting(Fault::pointer)
                                        .containsExactly(
                                                "/config/layers/0/config/batch_shape",
                                                "/config/layers/1/config/activation",
                                                "/config/layers/1/config/units",
                                                "/config/layers/2/class_name"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{class_name: 'Functional', config: {}}|/config/layers|expected 1 to 500 layers, received 0",
                "{class_name: 'Transformer', config: {}}|/class_name|expected \"Sequential\" or \"Functional\", received \"Transformer\"",
                "{modelTopology: {model_config: {class_name: 'Transformer', config: {}}}}|/modelTopology/model_config/class_name|received \"Transformer\"",
                "{}|/class_name|received nothing",
                "[]|''|expected the object that Keras' model.to_json() gives",
                "7|''|received 7",
                "{class_name: 'Sequential'}|/config/layers|expected 1 to 500 layers, received 0",
                "{class_name: 'Sequential', config: {layers: [{class_name: 'InputLayer'}]}}|/config/layers|received none"
            })
    void refusesWhatIsNoModel(String document, String pointer, String detail) {
        isRefused(document, pointer, detail);
    }

    private static void isRefused(String document, String pointer, String detail) {
        assertThatThrownBy(() -> read(document))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid ->
                                assertThat(invalid.faults())
                                        .singleElement()
                                        .satisfies(
                                                fault -> {
                                                    assertThat(fault.pointer()).isEqualTo(pointer);
                                                    assertThat(fault.detail()).contains(detail);
                                                }));
    }

    @Test
    void refusesMoreLayersThanASpecHas() {
        String[] layers =
                Collections.nCopies(600, "{class_name: 'Dropout', config: {rate: 0.1}}")
                        .toArray(String[]::new);

        assertThatThrownBy(() -> readLayers("4", layers)).hasMessageContaining("received 601");
    }

    @ParameterizedTest
    @ValueSource(strings = {"block1/conv", "return", "first"})
    void leavesOutALayersNameThatCannotBeOneHere(String name) {
        Imported imported =
                readLayers(
                        "4",
                        "{class_name: 'Dense', config: {name: 'first', units: 2}}",
                        "{class_name: 'Dense', config: {name: '%s', units: 2}}".formatted(name));

        assertThat(imported.spec().layers().get(0).name()).isEqualTo("first");
        assertThat(imported.spec().layers().get(1).name()).isNull();
        assertNotes(imported).containsExactly("/config/layers/2/config/name");
    }

    @Test
    void leavesOutAModelsNameThatNoSpecCanHave() {
        Imported imported =
                read(
                        "{class_name: 'Sequential', config: {name: 'my model', layers: [{class_name: 'Dense', config: {units: 2}}]}}");

        assertThat(imported.spec().name()).isNull();
        assertNotes(imported).containsExactly("/config/name");
    }

    private static AbstractListAssert<?, ?, String, ObjectAssert<String>> assertNotes(
            Imported imported) {
        return assertThat(imported.notes()).extracting(Note::pointer);
    }
}
