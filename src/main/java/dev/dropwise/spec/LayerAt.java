package dev.dropwise.spec;

import dev.dropwise.layer.Activation;
import dev.dropwise.spec.Architecture.ShapedLayer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A layer among the others that an example passes.
 *
 * @param pointer where it is in the model spec
 * @param source the layer whose weights gave what it takes; null where that is the input
 * @param activation the function that gave what it takes
 * @param next the nearest layer after it that learns; null where none does
 * @param isOnOutput whether no weights follow
 * @param isFrozen whether it, or a layer that it is within, stays as it is and draws nothing
 */
public record LayerAt(
        String pointer,
        ShapedLayer layer,
        @Nullable ShapedLayer source,
        Activation activation,
        @Nullable ShapedLayer next,
        boolean isOnOutput,
        boolean isFrozen) {

    /** All layers of a network in the order in which they are passed, a body before its layer. */
    public static List<LayerAt> of(Architecture architecture) {
        List<LayerAt> forward = new ArrayList<>();
        collect(architecture.layers(), "/layers/", false, forward);
        List<LayerAt> backward = new ArrayList<>();
        ShapedLayer next = null;
        boolean isOnOutput = true;
        for (int i = forward.size() - 1; i >= 0; i--) {
            LayerAt at = forward.get(i);
            backward.add(at.before(next, isOnOutput));
            if (at.layer.body().isEmpty()) {
                next = at.layer.learns() ? at.layer : next;
                isOnOutput = isOnOutput && !at.layer.hasWeights();
            }
        }
        Collections.reverse(backward);
        return backward;
    }

    private static void collect(
            List<ShapedLayer> layers, String at, boolean isWithinFrozen, List<LayerAt> found) {
        for (int i = 0; i < layers.size(); i++) {
            ShapedLayer layer = layers.get(i);
            boolean isFrozen = isWithinFrozen || layer.spec().frozen();
            collect(layer.body(), at + i + "/layers/", isFrozen, found);
            LayerAt previous = found.isEmpty() ? null : found.get(found.size() - 1);
            found.add(
                    new LayerAt(
                            at + i,
                            layer,
                            previous == null ? null : previous.sourceOfNext(),
                            previous == null ? Activation.NONE : previous.activationOfNext(),
                            null,
                            true,
                            isFrozen));
        }
    }

    private @Nullable ShapedLayer sourceOfNext() {
        return layer.body().isEmpty() && layer.hasWeights() ? layer : source;
    }

    private Activation activationOfNext() {
        boolean isPassedOn = layer.spec().activation() == Activation.NONE && !layer.learns();
        return isPassedOn ? activation : layer.spec().activation();
    }

    private LayerAt before(@Nullable ShapedLayer next, boolean isOnOutput) {
        return new LayerAt(pointer, layer, source, activation, next, isOnOutput, isFrozen);
    }

    /** Whether training adjusts weights of its own, not only biases or scale and shift. */
    boolean adjustsWeights() {
        boolean holdsWeights =
                layer.body().isEmpty() ? layer.hasWeights() : !layer.tensors().isEmpty();
        return holdsWeights && !isFrozen;
    }

    public boolean isOnInput() {
        return source == null;
    }

    /** Whether it takes what a convolution gave, activated or pooled or not. */
    public boolean isOnConvolution() {
        return source != null
                && source.spec().convolves()
                && source.output().rank() == layer.input().rank();
    }
}
