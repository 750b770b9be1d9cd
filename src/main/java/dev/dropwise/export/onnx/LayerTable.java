package dev.dropwise.export.onnx;

import dev.dropwise.layer.ActivationLayer;
import dev.dropwise.layer.AvgPool1d;
import dev.dropwise.layer.AvgPool2d;
import dev.dropwise.layer.BatchNorm;
import dev.dropwise.layer.Conv1d;
import dev.dropwise.layer.Conv2d;
import dev.dropwise.layer.Dense;
import dev.dropwise.layer.Embedding;
import dev.dropwise.layer.Flatten;
import dev.dropwise.layer.GlobalAveragePool;
import dev.dropwise.layer.GlobalMaxPool;
import dev.dropwise.layer.GroupNorm;
import dev.dropwise.layer.Gru;
import dev.dropwise.layer.LayerNorm;
import dev.dropwise.layer.LayerSpec;
import dev.dropwise.layer.Lstm;
import dev.dropwise.layer.MaxPool1d;
import dev.dropwise.layer.MaxPool2d;
import dev.dropwise.layer.MultiHeadAttention;
import dev.dropwise.layer.Permute;
import dev.dropwise.layer.PositionalEncoding;
import dev.dropwise.layer.RecurrentLayer;
import dev.dropwise.layer.Reshape;
import dev.dropwise.layer.Residual;
import dev.dropwise.layer.Standout;
import dev.dropwise.layer.TransformerEncoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Which nodes every kind of layer becomes: one table. */
final class LayerTable {

    private static final Map<Class<? extends LayerSpec>, Function<AppliedLayer, String>> NODES =
            new HashMap<>();

    static {
        add(Dense.class, (dense, at) -> at.each().dense(at.layer(), at.x()));
        add(Conv1d.class, (conv, at) -> at.each().convolution(conv, at.layer(), at.x()));
        add(Conv2d.class, (conv, at) -> at.each().convolution(conv, at.layer(), at.x()));
        add(Embedding.class, (embedding, at) -> at.each().embedding(embedding, at.x()));
        add(BatchNorm.class, (norm, at) -> at.each().batchNorm(norm, at.layer(), at.x()));
        add(LayerNorm.class, (norm, at) -> at.each().layerNorm(norm, at.layer(), at.x()));
        add(
                GroupNorm.class,
                (norm, at) -> at.steps().groupNorm(norm, at.layer(), at.weights(), at.x()));
        add(PositionalEncoding.class, (by, at) -> at.each().positions(by, at.layer(), at.x()));
        add(Standout.class, (standout, at) -> at.each().standout(standout, at.x()));
        add(Lstm.class, LayerTable::recurrent);
        add(Gru.class, LayerTable::recurrent);
        add(
                MultiHeadAttention.class,
                (heads, at) -> at.attention().attention(heads, at.layer(), at.weights(), at.x()));
        add(
                TransformerEncoder.class,
                (encoder, at) -> at.attention().encoder(encoder, at.layer(), at.weights(), at.x()));
        add(Residual.class, (residual, at) -> ChainNodes.residual(at));
        add(MaxPool1d.class, (pool, at) -> at.steps().maxPool(at.layer(), at.x()));
        add(MaxPool2d.class, (pool, at) -> at.steps().maxPool(at.layer(), at.x()));
        add(AvgPool1d.class, (pool, at) -> at.steps().avgPool(at.layer(), at.x()));
        add(AvgPool2d.class, (pool, at) -> at.steps().avgPool(at.layer(), at.x()));
        add(GlobalAveragePool.class, (pool, at) -> at.steps().globalAverage(at.layer(), at.x()));
        add(GlobalMaxPool.class, (pool, at) -> at.steps().globalMax(at.layer(), at.x()));
        add(Flatten.class, (flatten, at) -> shaped(at));
        add(Reshape.class, (reshape, at) -> shaped(at));
        add(Permute.class, LayerTable::permuted);
        add(ActivationLayer.class, (activation, at) -> at.x());
    }

    private LayerTable() {}

    private static <T extends LayerSpec> void add(
            Class<T> type, BiFunction<T, AppliedLayer, String> nodes) {
        NODES.put(type, at -> nodes.apply(type.cast(at.layer().spec()), at));
    }

    static boolean knows(LayerSpec layer) {
        return NODES.containsKey(layer.getClass());
    }

    /** What comes out of a layer, its activation aside. */
    static String apply(AppliedLayer place) {
        Function<AppliedLayer, String> nodes = NODES.get(place.layer().spec().getClass());
        if (nodes == null) {
            throw new IllegalArgumentException(
                    "no nodes for a layer of type " + place.layer().spec().typeName());
        }
        return nodes.apply(place);
    }

    private static String recurrent(RecurrentLayer recurrent, AppliedLayer at) {
        double zoneout = at.network().rate(recurrent.zoneout());
        return new RecurrentNodes(at.on(), recurrent, at.weights(), at.mask(), zoneout).of(at.x());
    }

    private static String shaped(AppliedLayer at) {
        List<Integer> sizes = new ArrayList<>(List.of(-1));
        sizes.addAll(at.layer().output().sizes());
        return at.on().reshape(at.x(), sizes);
    }

    private static String permuted(Permute permute, AppliedLayer at) {
        List<Integer> order = new ArrayList<>(List.of(0));
        order.addAll(permute.order());
        return at.on().transpose(at.x(), order.toArray(Integer[]::new));
    }
}
