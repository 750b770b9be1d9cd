package dev.dropwise.export.python;

import dev.dropwise.layer.BatchNorm;
import dev.dropwise.layer.GroupNorm;
import dev.dropwise.layer.LayerNorm;

/** Layers that standardize what passes. */
final class NormLayers {

    private NormLayers() {}

    static LayerCode batchNorm(BatchNorm norm, LayerCall place) {
        int rank = place.input().rank();
        String module =
                "nn.BatchNorm%dd(%d, eps=%s)"
                        .formatted(rank == 3 ? 2 : 1, place.input().channels(), norm.epsilon());
        return LayerCode.module(
                module,
                rank == 2
                        ? place.self() + "(x.transpose(1, 2)).transpose(1, 2)"
                        : place.self() + "(x)");
    }

    static LayerCode layerNorm(LayerNorm norm, LayerCall place) {
        String module =
                "nn.LayerNorm(%d, eps=%s)".formatted(place.input().channels(), norm.epsilon());
        return LayerCode.module(
                module,
                place.input().rank() == 3
                        ? place.self() + "(x.permute(0, 2, 3, 1)).permute(0, 3, 1, 2)"
                        : place.self() + "(x)");
    }

    static LayerCode groupNorm(GroupNorm norm, LayerCall place) {
        String module =
                "nn.GroupNorm(%d, %d, eps=%s)"
                        .formatted(norm.groups(), place.input().channels(), norm.epsilon());
        String helper = "group_norm_of_steps";
        return place.input().rank() == 2
                ? LayerCode.module(
                        module,
                        "%s(%s, x, %s)".formatted(helper, place.self(), place.mask()),
                        helper)
                : LayerCode.module(module, place.self() + "(x)");
    }
}
