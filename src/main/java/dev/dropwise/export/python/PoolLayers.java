package dev.dropwise.export.python;

import dev.dropwise.export.network.SlidingLayer;

/** Layers that take the highest or the mean of several. */
final class PoolLayers {

    private PoolLayers() {}

    static LayerCode ofSteps(String helper, LayerCall place) {
        SlidingLayer windows = SlidingLayer.of(place.layer());
        return LayerCode.call(
                "%s(x, %s, size=%d, stride=%d, pads=%s)"
                        .formatted(
                                helper,
                                place.mask(),
                                windows.size().get(0),
                                windows.stride().get(0),
                                LayerCode.tuple(windows.pads())),
                helper);
    }

    static LayerCode maximum(LayerCall place) {
        SlidingLayer windows = SlidingLayer.of(place.layer());
        String x =
                windows.padded()
                        ? "F.pad(x, %s, value=float(\"-inf\"))"
                                .formatted(LayerCode.tuple(windows.pads()))
                        : "x";
        return LayerCode.call(
                "F.max_pool2d(%s, %s, %s)"
                        .formatted(
                                x,
                                LayerCode.tuple(windows.size()),
                                LayerCode.tuple(windows.stride())));
    }

    static LayerCode average(LayerCall place) {
        SlidingLayer windows = SlidingLayer.of(place.layer());
        String size = LayerCode.tuple(windows.size());
        String stride = LayerCode.tuple(windows.stride());
        String helper = "avg_pool_inside";
        return windows.padded()
                ? LayerCode.call(
                        "%s(x, %s, %s, %s)"
                                .formatted(helper, size, stride, LayerCode.tuple(windows.pads())),
                        helper)
                : LayerCode.call("F.avg_pool2d(x, %s, %s)".formatted(size, stride));
    }

    /**
     * @param word of the helper for steps
     * @param method of PyTorch
     */
    static LayerCode global(String word, String method, LayerCall place) {
        String helper = word + "_of_steps";
        return place.input().rank() == 3
                ? LayerCode.call("x.%s((2, 3))".formatted(method))
                : LayerCode.call("%s(x, %s)".formatted(helper, place.mask()), helper);
    }
}
