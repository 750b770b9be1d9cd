package dev.dropwise.export.onnx;

import dev.dropwise.export.network.TrainedNetwork;
import dev.dropwise.spec.Architecture.ShapedLayer;
import org.jspecify.annotations.Nullable;

/**
 * A layer where it is applied.
 *
 * @param x what goes in
 * @param mask which steps are no padding, [rows, steps]; null where that is not known
 */
record AppliedLayer(
        TensorGraph on,
        TrainedNetwork network,
        ShapedLayer layer,
        LayerWeights weights,
        String x,
        @Nullable String mask) {

    LayerNodes each() {
        return new LayerNodes(on, weights);
    }

    SequenceNodes steps() {
        return new SequenceNodes(on, mask);
    }

    AttentionNodes attention() {
        return new AttentionNodes(on, mask);
    }
}
