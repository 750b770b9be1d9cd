package dev.dropwise.export.python;

import dev.dropwise.layer.Activation;
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
import dev.dropwise.layer.Reshape;
import dev.dropwise.layer.Standout;
import dev.dropwise.layer.TransformerEncoder;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Which module of PyTorch every kind of layer is, and how that is called: one table. */
final class LayerWriters {

    private static final Map<Class<? extends LayerSpec>, Function<LayerCall, LayerCode>> WRITERS =
            new HashMap<>();

    static {
        add(Dense.class, ProductLayers::dense);
        add(Conv1d.class, ProductLayers::convolution);
        add(Conv2d.class, ProductLayers::convolution);
        add(Embedding.class, ProductLayers::embedding);
        add(Lstm.class, SequenceLayers::recurrent);
        add(Gru.class, SequenceLayers::recurrent);
        add(MultiHeadAttention.class, SequenceLayers::attention);
        add(TransformerEncoder.class, SequenceLayers::encoder);
        add(PositionalEncoding.class, SequenceLayers::positions);
        add(BatchNorm.class, NormLayers::batchNorm);
        add(LayerNorm.class, NormLayers::layerNorm);
        add(GroupNorm.class, NormLayers::groupNorm);
        add(MaxPool1d.class, (pool, place) -> PoolLayers.ofSteps("max_pool_of_steps", place));
        add(AvgPool1d.class, (pool, place) -> PoolLayers.ofSteps("avg_pool_of_steps", place));
        add(MaxPool2d.class, (pool, place) -> PoolLayers.maximum(place));
        add(AvgPool2d.class, (pool, place) -> PoolLayers.average(place));
        add(GlobalAveragePool.class, (pool, place) -> PoolLayers.global("average", "mean", place));
        add(GlobalMaxPool.class, (pool, place) -> PoolLayers.global("maximum", "amax", place));
        add(ActivationLayer.class, (activation, place) -> LayerCode.call("x"));
        add(Flatten.class, (flatten, place) -> LayerCode.call("x.flatten(1)"));
        add(Reshape.class, (reshape, place) -> reshape(place));
        add(Permute.class, (permute, place) -> permute(permute));
        add(Standout.class, (standout, place) -> standout(standout));
    }

    private LayerWriters() {}

    private static <T extends LayerSpec> void add(
            Class<T> type, BiFunction<T, LayerCall, LayerCode> writer) {
        WRITERS.put(type, place -> writer.apply(type.cast(place.layer().spec()), place));
    }

    static boolean knows(LayerSpec layer) {
        return WRITERS.containsKey(layer.getClass());
    }

    static LayerCode write(LayerCall place) {
        Function<LayerCall, LayerCode> writer = WRITERS.get(place.layer().spec().getClass());
        if (writer == null) {
            throw new IllegalArgumentException(
                    "no Python for a layer of type " + place.layer().spec().typeName());
        }
        return writer.apply(place);
    }

    private static LayerCode reshape(LayerCall place) {
        return LayerCode.call(
                "x.reshape(-1, %s)".formatted(LayerCode.list(place.layer().output().sizes())));
    }

    private static LayerCode permute(Permute permute) {
        return LayerCode.call("x.permute(0, %s)".formatted(LayerCode.list(permute.order())));
    }

    private static LayerCode standout(Standout standout) {
        return LayerCode.call(
                "x * torch.sigmoid(x * %s + %s)".formatted(standout.alpha(), standout.beta()));
    }

    /**
     * What an activation makes of a call.
     *
     * @param image whether channels come second
     */
    static String activated(Activation activation, String call, boolean image) {
        return switch (activation) {
            case NONE -> call;
            case RELU -> "torch.relu(%s)".formatted(call);
            case LEAKY_RELU -> "F.leaky_relu(%s, 0.01)".formatted(call);
            case ELU -> "F.elu(%s)".formatted(call);
            case SELU -> "F.selu(%s)".formatted(call);
            case GELU -> "F.gelu(%s)".formatted(call);
            case SILU -> "F.silu(%s)".formatted(call);
            case TANH -> "torch.tanh(%s)".formatted(call);
            case SIGMOID -> "torch.sigmoid(%s)".formatted(call);
            case SOFTPLUS -> "F.softplus(%s)".formatted(call);
            case SOFTMAX -> "torch.softmax(%s, %d)".formatted(call, image ? 1 : -1);
        };
    }
}
