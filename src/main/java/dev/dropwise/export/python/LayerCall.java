package dev.dropwise.export.python;

import dev.dropwise.export.network.TrainedNetwork;
import dev.dropwise.layer.Shape;
import dev.dropwise.spec.Architecture.ShapedLayer;

/**
 * A layer where it is called.
 *
 * @param mask what says which steps are no padding; {@code None} where that is not known
 */
record LayerCall(ShapedLayer layer, String mask, TrainedNetwork network) {

    /** The module that it is. */
    String self() {
        return ModuleNames.reach(layer.name());
    }

    Shape input() {
        return layer.input();
    }
}
