package dev.dropwise.export.onnx;

import dev.dropwise.layer.MultiHeadAttention;
import dev.dropwise.layer.TransformerEncoder;
import dev.dropwise.spec.Architecture.ShapedLayer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of attention of every step to every other.
 *
 * @param mask which steps are no padding, [rows, steps]; null where that is not known
 */
record AttentionNodes(TensorGraph on, @Nullable String mask) {

    /** Not infinite: a padded step may have nothing to look at. */
    private static final double LOWEST = -1e30;

    private static final double EPSILON = 1e-5;

    String attention(
            MultiHeadAttention attention, ShapedLayer layer, LayerWeights weights, String x) {
        return attended(layer, attention.heads(), attention.causal(), weights, x);
    }

    String encoder(TransformerEncoder encoder, ShapedLayer layer, LayerWeights weights, String x) {
        String passed = x;
        for (int i = 0; i < encoder.layers(); i++) {
            LayerWeights own = weights.within("layers." + i);
            LayerNodes nodes = new LayerNodes(on, own);
            String seen =
                    attended(
                            layer,
                            encoder.heads(),
                            encoder.causal(),
                            own.within("self_attn"),
                            passed);
            passed = nodes.normalized(on.add(passed, seen), "norm1.weight", "norm1.bias", EPSILON);
            String hidden =
                    on.unary("Relu", nodes.linear(passed, "linear1.weight", "linear1.bias"));
            passed =
                    nodes.normalized(
                            on.add(passed, nodes.linear(hidden, "linear2.weight", "linear2.bias")),
                            "norm2.weight",
                            "norm2.bias",
                            EPSILON);
        }
        return passed;
    }

    private String attended(
            ShapedLayer layer, int heads, boolean causal, LayerWeights weights, String x) {
        int steps = layer.input().size(0);
        int features = layer.input().last();
        int size = features / heads;
        LayerNodes nodes = new LayerNodes(on, weights);
        String projected = nodes.linear(x, "in_proj_weight", "in_proj_bias");
        List<String> parts = on.split(projected, 2, 3);
        List<Integer> inHeads = List.of(-1, steps, heads, size);
        String queries = on.transpose(on.reshape(parts.get(0), inHeads), 0, 2, 1, 3);
        String keys = on.transpose(on.reshape(parts.get(1), inHeads), 0, 2, 3, 1);
        String values = on.transpose(on.reshape(parts.get(2), inHeads), 0, 2, 1, 3);
        String scores = on.div(on.matmul(queries, keys), on.graph().number(Math.sqrt(size)));
        if (causal) {
            scores = on.where(earlier(steps), scores, on.graph().number(LOWEST));
        }
        if (mask != null) {
            scores = on.filled(on.unsqueeze(mask, 1, 2), scores, LOWEST);
        }
        String seen = on.matmul(on.softmax(scores, -1), values);
        String joined = on.reshape(on.transpose(seen, 0, 2, 1, 3), List.of(-1, steps, features));
        return nodes.linear(joined, "out_proj.weight", "out_proj.bias");
    }

    /** Whether one step may look at another: at itself and those before. */
    private String earlier(int steps) {
        float[] earlier = new float[steps * steps];
        for (int i = 0; i < earlier.length; i++) {
            earlier[i] = i % steps <= i / steps ? 1 : 0;
        }
        String table = on.graph().floats("earlier", earlier, List.of(steps, steps));
        return on.graph().node("Greater", List.of(table, on.graph().number(0)));
    }
}
