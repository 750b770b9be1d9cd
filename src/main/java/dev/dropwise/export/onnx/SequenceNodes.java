package dev.dropwise.export.onnx;

import static dev.dropwise.export.onnx.NodeAttributes.attribute;

import dev.dropwise.export.network.SlidingLayer;
import dev.dropwise.layer.GroupNorm;
import dev.dropwise.spec.Architecture.ShapedLayer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of layers that look at several steps or places at once; of steps that are padding they
 * take no notice.
 *
 * @param mask which steps are no padding, [rows, steps]; null where that is not known
 */
record SequenceNodes(TensorGraph on, @Nullable String mask) {

    private static final double LOWEST = -1e30;

    String maxPool(ShapedLayer layer, String x) {
        SlidingLayer windows = SlidingLayer.of(layer);
        boolean steps = windows.size().size() == 1;
        String there = mask == null ? x : on.filled(on.unsqueeze(mask, 2), x, LOWEST);
        String channelsSecond = steps ? on.transpose(there, 0, 2, 1) : there;
        if (windows.padded()) {
            channelsSecond =
                    on.pad(channelsSecond, steps ? 3 : 4, windows.pads(), Double.NEGATIVE_INFINITY);
        }
        String pooled = pooled("MaxPool", channelsSecond, windows);
        return steps ? on.transpose(pooled, 0, 2, 1) : pooled;
    }

    private String pooled(String operator, String x, SlidingLayer windows) {
        return on.graph()
                .node(
                        operator,
                        List.of(x),
                        attribute("kernel_shape", windows.size()),
                        attribute("strides", windows.stride()));
    }

    String avgPool(ShapedLayer layer, String x) {
        SlidingLayer windows = SlidingLayer.of(layer);
        boolean steps = windows.size().size() == 1;
        int rank = steps ? 3 : 4;
        String channelsSecond = steps ? on.transpose(x, 0, 2, 1) : x;
        String pooled;
        if (mask == null && !windows.padded()) {
            pooled = pooled("AveragePool", channelsSecond, windows);
        } else {
            String there = mask == null ? ones(layer, steps) : on.unsqueeze(on.floats(mask), 1);
            String inside = pooled("AveragePool", on.pad(there, rank, windows.pads(), 0), windows);
            String total =
                    pooled("AveragePool", on.pad(channelsSecond, rank, windows.pads(), 0), windows);
            pooled = on.div(total, on.atLeast(inside, 1e-12));
        }
        return steps ? on.transpose(pooled, 0, 2, 1) : pooled;
    }

    private String ones(ShapedLayer layer, boolean steps) {
        List<Integer> sizes =
                steps
                        ? List.of(1, 1, layer.input().size(0))
                        : List.of(1, 1, layer.input().size(1), layer.input().size(2));
        return ones(sizes);
    }

    private String ones(List<Integer> sizes) {
        int count = sizes.stream().reduce(1, Math::multiplyExact);
        float[] ones = new float[count];
        Arrays.fill(ones, 1);
        return on.graph().floats("ones", ones, sizes);
    }

    String globalAverage(ShapedLayer layer, String x) {
        if (layer.input().rank() == 3) {
            return on.mean(x, false, 2, 3);
        }
        if (mask == null) {
            return on.mean(x, false, 1);
        }
        String count = on.atLeast(on.sum(on.floats(mask), true, 1), 1);
        return on.div(on.sum(x, false, 1), count);
    }

    String globalMax(ShapedLayer layer, String x) {
        if (layer.input().rank() == 3) {
            return on.max(x, false, 2, 3);
        }
        if (mask == null) {
            return on.max(x, false, 1);
        }
        String highest = on.max(on.filled(on.unsqueeze(mask, 2), x, LOWEST), false, 1);
        return on.mul(highest, on.max(on.floats(mask), true, 1));
    }

    String groupNorm(GroupNorm norm, ShapedLayer layer, LayerWeights weights, String x) {
        int channels = layer.input().channels();
        int groups = norm.groups();
        if (layer.input().rank() == 2) {
            return groupNormOfSteps(norm, layer, weights, x);
        }
        String parts = on.reshape(x, List.of(0, groups, -1));
        float[] ones = new float[groups];
        Arrays.fill(ones, 1);
        String normal =
                on.graph()
                        .node(
                                "InstanceNormalization",
                                List.of(
                                        parts,
                                        on.graph().floats("ones", ones, List.of(groups)),
                                        on.graph()
                                                .floats(
                                                        "zeros",
                                                        new float[groups],
                                                        List.of(groups))),
                                attribute("epsilon", norm.epsilon()));
        List<Integer> sizes = new ArrayList<>(List.of(-1));
        sizes.addAll(layer.input().sizes());
        List<Integer> each = new ArrayList<>(List.of(channels));
        each.addAll(Collections.nCopies(layer.input().rank() - 1, 1));
        String shaped = on.reshape(normal, sizes);
        return on.add(
                on.mul(shaped, on.reshape(weights.constant("weight"), each)),
                on.reshape(weights.constant("bias"), each));
    }

    private String groupNormOfSteps(
            GroupNorm norm, ShapedLayer layer, LayerWeights weights, String x) {
        int steps = layer.input().size(0);
        int channels = layer.input().last();
        int features = channels / norm.groups();
        String parts = on.reshape(x, List.of(-1, steps, norm.groups(), features));
        String there =
                mask == null
                        ? ones(List.of(1, steps, 1, 1))
                        : on.reshape(on.floats(mask), List.of(-1, steps, 1, 1));
        String count = on.atLeast(on.mul(on.sum(there, true, 1), on.graph().number(features)), 1);
        String mean = on.div(on.sum(on.mul(parts, there), true, 1, 3), count);
        String centered = on.mul(on.sub(parts, mean), there);
        String variance = on.div(on.sum(on.mul(centered, centered), true, 1, 3), count);
        String deviation = on.unary("Sqrt", on.add(variance, on.graph().number(norm.epsilon())));
        String normal = on.reshape(on.div(centered, deviation), List.of(-1, steps, channels));
        return on.add(on.mul(normal, weights.constant("weight")), weights.constant("bias"));
    }

    /** Which windows over the steps are no padding. */
    static String windowMask(TensorGraph on, SlidingLayer windows, String mask) {
        String there = on.unsqueeze(on.floats(mask), 1);
        String zero = on.graph().number(0);
        if (windows.same()) {
            String seen =
                    on.graph()
                            .node(
                                    "MaxPool",
                                    List.of(there),
                                    attribute("kernel_shape", windows.stride()),
                                    attribute("strides", windows.stride()),
                                    attribute("ceil_mode", 1L));
            return on.squeeze(on.graph().node("Greater", List.of(seen, zero)), 1);
        }
        float[] ones = new float[windows.size().get(0)];
        Arrays.fill(ones, 1);
        String kernel = on.graph().floats("ones", ones, List.of(1, 1, ones.length));
        String seen =
                on.squeeze(
                        on.graph()
                                .node(
                                        "Conv",
                                        List.of(there, kernel),
                                        attribute("strides", windows.stride()),
                                        attribute("dilations", windows.dilation())),
                        1);
        String most = on.graph().node("Equal", List.of(seen, on.max(seen, true, 1)));
        return on.graph()
                .node("And", List.of(most, on.graph().node("Greater", List.of(seen, zero))));
    }
}
