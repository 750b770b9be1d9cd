package dev.dropwise.export.network;

import dev.dropwise.layer.Convolution;
import dev.dropwise.layer.LayerSpec;
import dev.dropwise.layer.Padding;
import dev.dropwise.layer.PoolingLayer;
import dev.dropwise.spec.Architecture.ShapedLayer;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * The windows of a convolution or a pooling layer.
 *
 * @param pads numbers before and after each axis, the last axis first; all 0 where nothing is added
 */
public record SlidingLayer(
        List<Integer> size,
        List<Integer> stride,
        List<Integer> dilation,
        boolean same,
        List<Integer> pads) {

    static boolean slides(LayerSpec spec) {
        return spec instanceof Convolution || spec instanceof PoolingLayer;
    }

    public static SlidingLayer of(ShapedLayer layer) {
        List<Integer> pads = pads(layer);
        if (layer.spec() instanceof Convolution convolution) {
            return new SlidingLayer(
                    convolution.kernel(),
                    convolution.stride(),
                    convolution.dilation(),
                    convolution.padding() == Padding.SAME,
                    pads);
        }
        PoolingLayer pool = (PoolingLayer) layer.spec();
        return new SlidingLayer(
                pool.size(),
                pool.stride(),
                Collections.nCopies(pool.size().size(), 1),
                pool.padding() == Padding.SAME,
                pads);
    }

    private static List<Integer> pads(ShapedLayer layer) {
        List<?> pads =
                (List<?>) Objects.requireNonNull(layer.spec().derived(layer.input()).get("pads"));
        return pads.stream().map(Integer.class::cast).toList();
    }

    public boolean padded() {
        return pads.stream().anyMatch(pad -> pad > 0);
    }
}
