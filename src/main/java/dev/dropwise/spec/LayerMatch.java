package dev.dropwise.spec;

import dev.dropwise.spec.Architecture.ShapedLayer;
import java.util.Optional;

/** How the layers of a trained network fit data that they were not trained on. */
public interface LayerMatch {

    /** All fit as they are. */
    LayerMatch AS_THEY_ARE =
            new LayerMatch() {
                @Override
                public Optional<String> differenceOf(String layer) {
                    return Optional.empty();
                }

                @Override
                public ShapedLayer adapted(ShapedLayer trained, ShapedLayer own) {
                    return trained;
                }
            };

    /** What keeps a layer from being taken, where anything does. */
    Optional<String> differenceOf(String layer);

    /** The trained layer as it is once it is brought to the other data. */
    ShapedLayer adapted(ShapedLayer trained, ShapedLayer own);
}
