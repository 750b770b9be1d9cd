package dev.dropwise.spec;

import dev.dropwise.layer.LayerSpec;
import dev.dropwise.layer.Shape;
import java.util.List;

/**
 * A model spec whose shapes are known: every layer named, with what goes in and what comes out.
 *
 * @param input the shape of one example
 * @param layers in order; never empty
 */
public record Architecture(Shape input, List<ShapedLayer> layers) {

    /** A layer at its place. */
    public record ShapedLayer(LayerSpec spec, Shape input, Shape output) {

        public String name() {
            String name = spec.name();
            if (name == null) {
                throw new IllegalStateException("every layer of an architecture has a name");
            }
            return name;
        }

        public long parameters() {
            return spec.parameters(input);
        }
    }

    public Shape output() {
        return layers.get(layers.size() - 1).output();
    }

    /** How many numbers training adjusts. */
    public long parameters() {
        return layers.stream().mapToLong(ShapedLayer::parameters).sum();
    }

    /**
     * Bytes that training needs for the network itself: weights, gradients and optimizer state, and
     * for every example of a batch what each layer gives, once forward and once backward. 32-bit
     * numbers throughout.
     */
    public long trainingBytes(int batchSize, int optimizerSlots) {
        long activations = layers.stream().mapToLong(layer -> layer.output().elements()).sum();
        long numbers =
                Math.addExact(
                        Math.multiplyExact(parameters(), 2L + optimizerSlots),
                        Math.multiplyExact(
                                2L * batchSize, Math.addExact(activations, input.elements())));
        return Math.multiplyExact(numbers, (long) Float.BYTES);
    }
}
