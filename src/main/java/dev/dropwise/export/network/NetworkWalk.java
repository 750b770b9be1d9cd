package dev.dropwise.export.network;

import dev.dropwise.layer.LayerRole;
import dev.dropwise.layer.LayerSpec;
import dev.dropwise.spec.Architecture.ShapedLayer;
import java.util.List;

/**
 * Takes the layers of a network one after another as they are applied at inference, and follows
 * which steps of sequences are padding: noise is passed over, padded steps are zeros between any
 * two layers.
 */
public final class NetworkWalk {

    private final Steps steps;
    private boolean knowsPadding;

    /** What is done on the way. */
    public interface Steps {

        /** Finds out which tokens are padding. */
        void findPadding(ShapedLayer layer);

        void apply(ShapedLayer layer, boolean knowsPadding);

        /** Brings what is known of padding to the windows that a layer gives in place of steps. */
        void slidePadding(ShapedLayer layer);

        /** Puts zeros at padded steps. */
        void clearPadding();
    }

    /**
     * @param knowsPadding whether it is known before the first layer
     */
    public NetworkWalk(Steps steps, boolean knowsPadding) {
        this.steps = steps;
        this.knowsPadding = knowsPadding;
    }

    public void through(List<ShapedLayer> layers) {
        for (ShapedLayer layer : layers) {
            LayerSpec spec = layer.spec();
            if (spec.role() == LayerRole.NOISE && spec.passesAtInference()) {
                continue;
            }
            if (spec.readsTokens() && !knowsPadding) {
                steps.findPadding(layer);
                knowsPadding = true;
            }
            steps.apply(layer, knowsPadding);
            knowsPadding &= spec.keepsSteps() && layer.output().rank() == 2;
            if (knowsPadding) {
                if (SlidingLayer.slides(spec)) {
                    steps.slidePadding(layer);
                }
                steps.clearPadding();
            }
        }
    }
}
