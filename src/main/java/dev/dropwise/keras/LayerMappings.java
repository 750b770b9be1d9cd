package dev.dropwise.keras;

import static dev.dropwise.keras.ActivationMapping.activation;
import static dev.dropwise.keras.ConstantFraction.rate;
import static dev.dropwise.keras.FixedInitializer.starts;
import static dev.dropwise.keras.FixedProperty.none;
import static dev.dropwise.keras.FixedProperty.only;
import static dev.dropwise.keras.FixedProperty.usually;
import static dev.dropwise.keras.ImpliedProperty.means;
import static dev.dropwise.keras.KernelInitializer.start;
import static dev.dropwise.keras.SameProperty.otherwise;
import static dev.dropwise.keras.SameProperty.required;
import static dev.dropwise.keras.SameProperty.same;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which layers correspond, and which of their properties: Keras' name first, then ours. Where
 * several Keras layers are one of ours, the first is what it is written as.
 */
final class LayerMappings {

    private static final DataFormat IMAGE = new DataFormat(true);
    private static final DataFormat SEQUENCE = new DataFormat(false);

    private static final PropertyMapping[] WINDOW = {
        required("kernel_size", "kernel"),
        same("strides", "stride"),
        same("padding", "padding"),
        same("dilation_rate", "dilation"),
        activation(),
        same("use_bias", "bias")
    };

    private static final PropertyMapping[] CONVOLUTION =
            with(
                    WINDOW,
                    required("filters", "filters"),
                    same("groups", "groups"),
                    start(),
                    new TrainableMapping());

    private static final PropertyMapping[] DEPTHWISE =
            with(
                    WINDOW,
                    new DepthwiseConvolution(),
                    new KernelInitializer("depthwise_initializer"),
                    new TrainableMapping());

    /** The second half of a {@link SeparableConvolution}. */
    private static final PropertyMapping[] POINTWISE = {
        new ImpliedProperty("kernel", KerasObject.JSON.numberNode(1)),
        required("filters", "filters"),
        activation(),
        same("use_bias", "bias"),
        new KernelInitializer("pointwise_initializer"),
        new TrainableMapping()
    };

    private static final PropertyMapping[] POOL = {
        same("pool_size", "size"), same("strides", "stride"), same("padding", "padding")
    };

    private static final PropertyMapping[] GLOBAL_POOL = {only("keepdims", false)};

    private static final PropertyMapping[] NORM = {
        new ChannelAxis(),
        otherwise("epsilon", "epsilon", 1e-3),
        usually("center", true),
        usually("scale", true),
        new TrainableMapping()
    };

    private static final PropertyMapping[] RECURRENT = {
        required("units", "units"),
        same("return_sequences", "returnSequences"),
        new ConstantFraction("recurrent_dropout", "recurrentDropout"),
        new InputDropout(),
        usually("activation", "tanh"),
        usually("recurrent_activation", "sigmoid"),
        usually("use_bias", true),
        usually("stateful", false),
        new TrainableMapping(),
        only("go_backwards", false),
        only("return_state", false),
        starts(
                "as in PyTorch, uniform in ±1/√units",
                "kernel_initializer",
                "recurrent_initializer",
                "bias_initializer",
                "unit_forget_bias")
    };

    private static final List<LayerMapping> ALL =
            List.of(
                    mapping(
                            "Dense",
                            "dense",
                            required("units", "units"),
                            activation(),
                            same("use_bias", "bias"),
                            start(),
                            new KernelRegularization("kernel", 1),
                            new TrainableMapping(),
                            new FlatInput()),
                    mapping(
                            "Conv1D",
                            "conv1d",
                            with(CONVOLUTION, SEQUENCE, new KernelRegularization("kernel", 2))),
                    mapping(
                            "Conv2D",
                            "conv2d",
                            with(CONVOLUTION, IMAGE, new KernelRegularization("kernel", 3))),
                    mapping("DepthwiseConv1D", "conv1d", with(DEPTHWISE, SEQUENCE)),
                    mapping("DepthwiseConv2D", "conv2d", with(DEPTHWISE, IMAGE)),
                    mapping(
                            "SeparableConv1D",
                            "conv1d",
                            with(POINTWISE, SEQUENCE, new KernelRegularization("pointwise", 2))),
                    mapping(
                            "SeparableConv2D",
                            "conv2d",
                            with(POINTWISE, IMAGE, new KernelRegularization("pointwise", 3))),
                    mapping("MaxPooling1D", "maxPool1d", with(POOL, SEQUENCE)),
                    mapping("MaxPooling2D", "maxPool2d", with(POOL, IMAGE)),
                    mapping("AveragePooling1D", "avgPool1d", with(POOL, SEQUENCE)),
                    mapping("AveragePooling2D", "avgPool2d", with(POOL, IMAGE)),
                    mapping(
                            2,
                            "GlobalAveragePooling1D",
                            "globalAveragePool",
                            with(GLOBAL_POOL, SEQUENCE)),
                    mapping(
                            3,
                            "GlobalAveragePooling2D",
                            "globalAveragePool",
                            with(GLOBAL_POOL, IMAGE)),
                    mapping(2, "GlobalMaxPooling1D", "globalMaxPool", with(GLOBAL_POOL, SEQUENCE)),
                    mapping(3, "GlobalMaxPooling2D", "globalMaxPool", with(GLOBAL_POOL, IMAGE)),
                    mapping("Flatten", "flatten", new FlattenOrder()),
                    mapping("Reshape", "reshape", new TargetShape()),
                    mapping("Permute", "permute", new AxisOrder()),
                    mapping(
                            "Activation",
                            "activation",
                            new ActivationMapping("activation", "function")),
                    mapping(
                            "ReLU",
                            "activation",
                            means("function", "relu"),
                            none("max_value"),
                            only("negative_slope", 0),
                            only("threshold", 0)),
                    mapping(
                            "LeakyReLU",
                            "activation",
                            means("function", "leakyRelu"),
                            usually("negative_slope", 0.01),
                            usually("alpha", 0.01)),
                    mapping("ELU", "activation", means("function", "elu"), usually("alpha", 1)),
                    mapping(
                            "Softmax",
                            "activation",
                            means("function", "softmax"),
                            only("axis", -1)),
                    mapping("BatchNormalization", "batchNorm", with(NORM, new MomentumMapping())),
                    mapping(
                            "LayerNormalization",
                            "layerNorm",
                            with(NORM, only("rms_scaling", false))),
                    mapping(
                            "GroupNormalization",
                            "groupNorm",
                            with(NORM, otherwise("groups", "groups", 32))),
                    mapping(
                            "Embedding",
                            "embedding",
                            required("output_dim", "units"),
                            required("input_dim", "vocabulary"),
                            new PaddingTokenMapping(),
                            new KernelRegularization("embeddings", 1),
                            new TrainableMapping(),
                            starts("normal with variance 1", "embeddings_initializer")),
                    mapping("LSTM", "lstm", with(RECURRENT, new DoubledBiases())),
                    mapping("GRU", "gru", with(RECURRENT, usually("reset_after", true))),
                    mapping("Dropout", "dropout", rate(), none("noise_shape")),
                    mapping("SpatialDropout1D", "spatialDropout1d", rate()),
                    mapping("SpatialDropout2D", "spatialDropout2d", rate(), IMAGE),
                    mapping("GaussianDropout", "gaussianDropout", rate()),
                    mapping("AlphaDropout", "alphaDropout", rate(), none("noise_shape")),
                    mapping("GaussianNoise", "gaussianNoise", required("stddev", "stddev")));

    /** What older versions call the same. */
    private static final Map<String, String> OLD_NAMES =
            Map.of(
                    "BatchNormalizationV1",
                    "BatchNormalization",
                    "CuDNNLSTM",
                    "LSTM",
                    "CuDNNGRU",
                    "GRU");

    private LayerMappings() {}

    private static LayerMapping mapping(
            String className, String type, PropertyMapping... properties) {
        return mapping(0, className, type, properties);
    }

    private static LayerMapping mapping(
            int rank, String className, String type, PropertyMapping... properties) {
        return new LayerMapping(className, type, rank, List.of(properties));
    }

    private static PropertyMapping[] with(PropertyMapping[] some, PropertyMapping... more) {
        return Stream.concat(Arrays.stream(some), Arrays.stream(more))
                .toArray(PropertyMapping[]::new);
    }

    static Optional<LayerMapping> ofKeras(String className) {
        String name = OLD_NAMES.getOrDefault(className, className);
        return ALL.stream()
                .filter(layerMapping -> layerMapping.className().equals(name))
                .findFirst();
    }

    static Optional<LayerMapping> ofOurs(String type, int rank) {
        return ALL.stream().filter(layerMapping -> layerMapping.fits(type, rank)).findFirst();
    }

    static List<String> classNames() {
        return ALL.stream().map(LayerMapping::className).sorted().toList();
    }
}
