package dev.dropwise.export.python;

import dev.dropwise.export.network.SlidingLayer;
import dev.dropwise.layer.Convolution;
import dev.dropwise.layer.Dense;
import dev.dropwise.layer.Embedding;
import dev.dropwise.layer.Shape;

/** Layers of weights that look at each step or place by itself, or at windows. */
final class ProductLayers {

    private ProductLayers() {}

    static LayerCode dense(Dense dense, LayerCall place) {
        Shape input = place.input();
        long inputs = input.rank() == 2 ? input.last() : input.elements();
        String module =
                "nn.Linear(%d, %d%s)"
                        .formatted(inputs, place.layer().output().last(), bias(dense.bias()));
        return LayerCode.module(
                module, place.self() + (input.rank() > 2 ? "(x.flatten(1))" : "(x)"));
    }

    private static String bias(boolean bias) {
        return bias ? "" : ", bias=False";
    }

    static LayerCode convolution(Convolution convolution, LayerCall place) {
        SlidingLayer windows = SlidingLayer.of(place.layer());
        int axes = windows.size().size();
        String module =
                "nn.Conv%dd(%d, %d, %s, stride=%s, dilation=%s, groups=%d%s)"
                        .formatted(
                                axes,
                                place.input().channels(),
                                convolution.filters(),
                                LayerCode.tuple(windows.size()),
                                LayerCode.tuple(windows.stride()),
                                LayerCode.tuple(windows.dilation()),
                                convolution.groups(),
                                bias(convolution.bias()));
        String x = axes == 1 ? "x.transpose(1, 2)" : "x";
        if (windows.padded()) {
            x = "F.pad(%s, %s)".formatted(x, LayerCode.tuple(windows.pads()));
        }
        return LayerCode.module(
                module, "%s(%s)%s".formatted(place.self(), x, axes == 1 ? ".transpose(1, 2)" : ""));
    }

    static LayerCode embedding(Embedding embedding, LayerCall place) {
        String module = "nn.Embedding(%d, %d)".formatted(embedding.vocabulary(), embedding.units());
        return LayerCode.module(module, "embed(%s, x)".formatted(place.self()), "embed");
    }
}
