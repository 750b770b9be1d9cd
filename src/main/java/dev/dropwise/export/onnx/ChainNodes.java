package dev.dropwise.export.onnx;

import static dev.dropwise.export.onnx.NodeAttributes.attribute;

import dev.dropwise.export.network.NetworkWalk;
import dev.dropwise.export.network.SlidingLayer;
import dev.dropwise.export.network.TrainedNetwork;
import dev.dropwise.layer.Embedding;
import dev.dropwise.spec.Architecture.ShapedLayer;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The nodes of layers one after another. */
final class ChainNodes implements NetworkWalk.Steps {

    private final TensorGraph on;
    private final TrainedNetwork network;
    private final String prefix;
    private String x;
    private @Nullable String mask;

    /**
     * @param prefix of the layers' names among the weights
     * @param mask which steps are no padding; null where that is not known
     */
    ChainNodes(
            TensorGraph on,
            TrainedNetwork network,
            String prefix,
            String x,
            @Nullable String mask) {
        this.on = on;
        this.network = network;
        this.prefix = prefix;
        this.x = x;
        this.mask = mask;
    }

    /** What comes out of the layers. */
    String through(List<ShapedLayer> layers) {
        new NetworkWalk(this, mask != null).through(layers);
        return x;
    }

    @Override
    public void findPadding(ShapedLayer layer) {
        mask = LayerNodes.known(on, (Embedding) layer.spec(), x);
    }

    @Override
    public void apply(ShapedLayer layer, boolean knowsPadding) {
        if (!knowsPadding) {
            mask = null;
        }
        x =
                LayerNodes.activated(
                        on, layer.spec().activation(), of(layer), layer.output().rank() == 3);
    }

    private String of(ShapedLayer layer) {
        LayerWeights weights =
                new LayerWeights(on.graph(), network.weights(), prefix + layer.name() + ".");
        return LayerTable.apply(new AppliedLayer(on, network, layer, weights, x, mask));
    }

    /** A chain within a chain, and a shortcut around it. */
    static String residual(AppliedLayer at) {
        String body =
                new ChainNodes(
                                at.on(),
                                at.network(),
                                at.weights().prefix() + "body.",
                                at.x(),
                                at.mask())
                        .through(at.layer().body());
        return at.on().add(shortcut(at), body);
    }

    private static String shortcut(AppliedLayer at) {
        if (!at.weights().has("projection.weight")) {
            return at.x();
        }
        if (at.layer().input().rank() < 3) {
            return at.each().linear(at.x(), "projection.weight", "projection.bias");
        }
        Object stride =
                Objects.requireNonNull(at.layer().spec().derived(at.layer().input()).get("stride"));
        return at.on()
                .graph()
                .node(
                        "Conv",
                        List.of(at.x(), at.weights().constant("projection.weight")),
                        attribute("strides", List.of((Integer) stride, (Integer) stride)));
    }

    @Override
    public void slidePadding(ShapedLayer layer) {
        mask = SequenceNodes.windowMask(on, SlidingLayer.of(layer), Objects.requireNonNull(mask));
    }

    @Override
    public void clearPadding() {
        x = on.filled(on.unsqueeze(Objects.requireNonNull(mask), 2), x, 0);
    }
}
