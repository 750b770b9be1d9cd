package dev.dropwise.spec;

import dev.dropwise.layer.ConcreteDropout;
import dev.dropwise.layer.ConstantRate;
import dev.dropwise.layer.LayerSpec;
import dev.dropwise.layer.Norm;
import dev.dropwise.layer.PositionalEncoding;
import dev.dropwise.layer.Rate;
import dev.dropwise.layer.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A model spec whose shapes are known: every layer named, with what goes in and what comes out.
 *
 * @param input the shape of one example
 * @param layers in order; never empty
 */
public record Architecture(Shape input, List<ShapedLayer> layers) {

    /**
     * A layer at its place.
     *
     * @param body the layers within it, where it is made of others
     */
    public record ShapedLayer(LayerSpec spec, Shape input, Shape output, List<ShapedLayer> body) {

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

        /** Whether training changes what it does with what passes. */
        boolean learns() {
            return parameters() > 0 && !(spec instanceof ConcreteDropout);
        }

        /** Whether it weighs its inputs against each other, not each by itself. */
        boolean hasWeights() {
            return learns() && !(spec instanceof Norm) && !(spec instanceof PositionalEncoding);
        }

        /**
         * What it drops, by the name of the component that says so, in the order of names; without
         * what it could drop beside its {@code rate} and never does; nothing where it is frozen.
         */
        public SortedMap<String, Rate> rates() {
            if (spec.frozen()) {
                return new TreeMap<>();
            }
            SortedMap<String, Rate> rates = new TreeMap<>(spec.rates());
            rates.entrySet()
                    .removeIf(
                            rate ->
                                    !rate.getKey().equals("rate")
                                            && rate.getValue().equals(ConstantRate.NONE));
            return rates;
        }

        /** Whether another layer's weights have the same shapes, as far as specs tell. */
        boolean holdsWhat(ShapedLayer other) {
            return spec.typeName().equals(other.spec.typeName())
                    && parameters() == other.parameters()
                    && output.channels() == other.output.channels();
        }

        long trainable() {
            long within = body.stream().mapToLong(ShapedLayer::parameters).sum();
            long adjusted = body.stream().mapToLong(ShapedLayer::trainable).sum();
            return spec.frozen() ? 0 : parameters() - within + adjusted;
        }

        private Stream<ShapedLayer> withBody() {
            return Stream.concat(Stream.of(this), body.stream().flatMap(ShapedLayer::withBody));
        }

        /** How many numbers it gives for one example, those of the layers within it counted too. */
        long outputs() {
            return output.elements() + body.stream().mapToLong(ShapedLayer::outputs).sum();
        }
    }

    public Shape output() {
        return layers.get(layers.size() - 1).output();
    }

    /**
     * What every layer drops, by the name of the layer ({@code dropout1}), for anything but its one
     * {@code rate} with the component's too ({@code dense1.dropConnect}); in the order of the
     * layers.
     */
    public Map<String, Rate> rates() {
        Map<String, Rate> rates = new LinkedHashMap<>();
        collectRates(layers, rates);
        return rates;
    }

    /** All layers, those within others too. */
    public Stream<ShapedLayer> everyLayer() {
        return layers.stream().flatMap(ShapedLayer::withBody);
    }

    private static void collectRates(List<ShapedLayer> layers, Map<String, Rate> rates) {
        for (ShapedLayer layer : layers) {
            layer.rates()
                    .forEach(
                            (name, rate) ->
                                    rates.put(
                                            name.equals("rate")
                                                    ? layer.name()
                                                    : layer.name() + "." + name,
                                            rate));
            if (!layer.spec().frozen()) {
                collectRates(layer.body(), rates);
            }
        }
    }

    /** Whether a layer draws what all examples of a batch share. */
    public boolean drawsPerBatch() {
        return layers.stream().anyMatch(layer -> layer.spec().drawsPerBatch());
    }

    /** How many weights, biases and the like there are, frozen ones too. */
    public long parameters() {
        return layers.stream().mapToLong(ShapedLayer::parameters).sum();
    }

    /** How many of them training adjusts. */
    public long trainableParameters() {
        return layers.stream().mapToLong(ShapedLayer::trainable).sum();
    }

    /**
     * Bytes that training needs for the network itself: weights, gradients and optimizer state, and
     * for every example of a batch and every run of a step what each layer gives, once forward and
     * once backward. 32-bit numbers throughout.
     */
    public long trainingBytes(TrainingSpec training) {
        long examples = 2L * training.batchSize() * training.regularization().runs();
        long activations = layers.stream().mapToLong(ShapedLayer::outputs).sum();
        long numbers =
                Math.addExact(
                        Math.multiplyExact(parameters(), 2L + training.slots()),
                        Math.multiplyExact(examples, Math.addExact(activations, input.elements())));
        return Math.multiplyExact(numbers, (long) Float.BYTES);
    }
}
