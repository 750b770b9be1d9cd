package dev.dropwise.export.onnx;

import static dev.dropwise.export.onnx.NodeAttributes.attribute;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.dropwise.export.network.SlidingLayer;
import dev.dropwise.layer.Activation;
import dev.dropwise.layer.BatchNorm;
import dev.dropwise.layer.Convolution;
import dev.dropwise.layer.Embedding;
import dev.dropwise.layer.LayerNorm;
import dev.dropwise.layer.PositionalEncoding;
import dev.dropwise.layer.Standout;
import dev.dropwise.spec.Architecture.ShapedLayer;
import java.util.List;
import java.util.Objects;

/**
 * The nodes of layers that take each step or place by itself.
 *
 * @param weights those of the layer
 */
record LayerNodes(TensorGraph on, LayerWeights weights) {

    /**
     * @param x [rows, inputs], or with steps between
     */
    String linear(String x, String weight, String bias) {
        String product = on.matmul(x, on.graph().floats(weight, weights.get(weight).transposed()));
        return weights.has(bias) ? on.add(product, weights.constant(bias)) : product;
    }

    String dense(ShapedLayer layer, String x) {
        String flat =
                layer.input().rank() > 2
                        ? on.reshape(x, List.of(-1, Math.toIntExact(layer.input().elements())))
                        : x;
        return linear(flat, "weight", "bias");
    }

    String convolution(Convolution convolution, ShapedLayer layer, String x) {
        SlidingLayer windows = SlidingLayer.of(layer);
        boolean steps = windows.size().size() == 1;
        String channelsSecond = steps ? on.transpose(x, 0, 2, 1) : x;
        if (windows.padded()) {
            channelsSecond = on.pad(channelsSecond, steps ? 3 : 4, windows.pads(), 0);
        }
        List<String> inputs =
                convolution.bias()
                        ? List.of(
                                channelsSecond,
                                weights.constant("weight"),
                                weights.constant("bias"))
                        : List.of(channelsSecond, weights.constant("weight"));
        String convolved =
                on.graph()
                        .node(
                                "Conv",
                                inputs,
                                attribute("kernel_shape", windows.size()),
                                attribute("strides", windows.stride()),
                                attribute("dilations", windows.dilation()),
                                attribute("group", convolution.groups().longValue()));
        return steps ? on.transpose(convolved, 0, 2, 1) : convolved;
    }

    /** Which tokens are known, and no padding. */
    static String known(TensorGraph on, Embedding embedding, String x) {
        String tokens = on.cast(x, DataType.INT64);
        String some = on.graph().node("Greater", List.of(tokens, on.graph().integer(0)));
        long vocabulary = Objects.requireNonNull(embedding.vocabulary());
        String few = on.graph().node("Less", List.of(tokens, on.graph().integer(vocabulary)));
        return on.graph().node("And", List.of(some, few));
    }

    String embedding(Embedding embedding, String x) {
        String known = known(on, embedding, x);
        String tokens = on.mul(on.cast(x, DataType.INT64), on.cast(known, DataType.INT64));
        String found = on.graph().node("Gather", List.of(weights.constant("weight"), tokens));
        return on.mul(found, on.unsqueeze(on.floats(known), 2));
    }

    String batchNorm(BatchNorm norm, ShapedLayer layer, String x) {
        boolean steps = layer.input().rank() == 2;
        String normal =
                on.graph()
                        .node(
                                "BatchNormalization",
                                List.of(
                                        steps ? on.transpose(x, 0, 2, 1) : x,
                                        weights.constant("weight"),
                                        weights.constant("bias"),
                                        weights.constant("running_mean"),
                                        weights.constant("running_var")),
                                attribute("epsilon", norm.epsilon()));
        return steps ? on.transpose(normal, 0, 2, 1) : normal;
    }

    String layerNorm(LayerNorm norm, ShapedLayer layer, String x) {
        boolean image = layer.input().rank() == 3;
        String normal =
                normalized(
                        image ? on.transpose(x, 0, 2, 3, 1) : x, "weight", "bias", norm.epsilon());
        return image ? on.transpose(normal, 0, 3, 1, 2) : normal;
    }

    String normalized(String x, String scale, String shift, double epsilon) {
        return on.graph()
                .node(
                        "LayerNormalization",
                        List.of(x, weights.constant(scale), weights.constant(shift)),
                        attribute("axis", -1L),
                        attribute("epsilon", epsilon));
    }

    String positions(PositionalEncoding positions, ShapedLayer layer, String x) {
        String table =
                positions.learned()
                        ? weights.constant("table")
                        : on.graph()
                                .floats(
                                        "positions",
                                        waves(layer.input().size(0), layer.input().last()),
                                        layer.input().sizes());
        return on.add(x, table);
    }

    /** Sines at even features, cosines at odd ones; in single precision, as the program has it. */
    private static float[] waves(int steps, int features) {
        float[] waves = new float[steps * features];
        float factor = (float) (-Math.log(10_000) / features);
        for (int i = 0; i < waves.length; i++) {
            int feature = i % features;
            int step = i / features;
            int even = feature / 2 * 2;
            float angle = step * (float) Math.exp(even * factor);
            waves[i] = (float) (feature == even ? Math.sin(angle) : Math.cos(angle));
        }
        return waves;
    }

    String standout(Standout standout, String x) {
        String scores =
                on.add(
                        on.mul(x, on.graph().number(standout.alpha())),
                        on.graph().number(standout.beta()));
        return on.mul(x, on.unary("Sigmoid", scores));
    }

    /**
     * What an activation makes of numbers.
     *
     * @param image whether channels come second
     */
    static String activated(TensorGraph on, Activation activation, String x, boolean image) {
        return switch (activation) {
            case NONE -> x;
            case RELU -> on.unary("Relu", x);
            case LEAKY_RELU -> on.graph().node("LeakyRelu", List.of(x), attribute("alpha", 0.01));
            case ELU -> on.unary("Elu", x);
            case SELU -> on.unary("Selu", x);
            case GELU -> gelu(on, x);
            case SILU -> on.mul(x, on.unary("Sigmoid", x));
            case TANH -> on.unary("Tanh", x);
            case SIGMOID -> on.unary("Sigmoid", x);
            case SOFTPLUS -> on.unary("Softplus", x);
            case SOFTMAX -> on.softmax(x, image ? 1 : -1);
        };
    }

    private static String gelu(TensorGraph on, String x) {
        String error = on.unary("Erf", on.div(x, on.graph().number(Math.sqrt(2))));
        String share = on.mul(on.add(error, on.graph().number(1)), on.graph().number(0.5));
        return on.mul(x, share);
    }
}
