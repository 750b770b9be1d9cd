package dev.dropwise.spec;

import dev.dropwise.layer.LayerRole;
import dev.dropwise.layer.LayerSpec;
import dev.dropwise.layer.MemoryFootprint;
import dev.dropwise.layer.Shape;
import dev.dropwise.layer.rate.ConstantRate;
import dev.dropwise.layer.rate.Rate;
import java.util.Arrays;
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

        /** The shapes of what it holds itself, by name; the layers within it aside. */
        Map<String, Shape> tensors() {
            return spec.tensors(input);
        }

        /** Whether training changes what it does with what passes. */
        public boolean learns() {
            return parameters() > 0 && spec.role() != LayerRole.NOISE;
        }

        /** Whether it weighs its inputs against each other, not each by itself. */
        boolean hasWeights() {
            return parameters() > 0 && spec.role() == LayerRole.MIXING;
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

        long trainable() {
            long within = body.stream().mapToLong(ShapedLayer::parameters).sum();
            long adjusted = body.stream().mapToLong(ShapedLayer::trainable).sum();
            return spec.frozen() ? 0 : parameters() - within + adjusted;
        }

        private Stream<ShapedLayer> withBody() {
            return Stream.concat(Stream.of(this), body.stream().flatMap(ShapedLayer::withBody));
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

    /** Whether a layer draws anything while training. */
    public boolean draws() {
        return layers.stream().anyMatch(layer -> layer.spec().draws());
    }

    /**
     * Whether anything is drawn where layers drop so much: a rate may have come down to 0.
     *
     * @param rates in the order of {@link #rates}
     */
    public boolean drawsAt(double... rates) {
        return Arrays.stream(rates).anyMatch(rate -> rate > 0)
                || layers.stream().anyMatch(Architecture::drawsBesideRates);
    }

    private static boolean drawsBesideRates(ShapedLayer layer) {
        LayerSpec spec = layer.spec();
        return !spec.frozen()
                && (spec.body().isEmpty()
                        ? spec.rates().isEmpty() && spec.draws()
                        : layer.body().stream().anyMatch(Architecture::drawsBesideRates));
    }

    /** Whether a layer draws what every example has of its own. */
    public boolean drawsPerExample() {
        return layers.stream().anyMatch(Architecture::drawsPerExample);
    }

    private static boolean drawsPerExample(ShapedLayer layer) {
        LayerSpec spec = layer.spec();
        boolean alone =
                spec.body().isEmpty()
                        ? spec.draws() && !spec.drawsPerBatch()
                        : spec.rates().values().stream().anyMatch(rate -> rate.highest() > 0);
        return !spec.frozen()
                && (alone || layer.body().stream().anyMatch(Architecture::drawsPerExample));
    }

    /** Whether its inputs are numbers of words, not amounts. */
    boolean readsTokens() {
        return everyLayer().anyMatch(layer -> layer.spec().readsTokens());
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
     * What a pass forward and back takes of memory, weights aside. What comes before the first
     * layer that training adjusts is not gone back to, and keeps nothing.
     *
     * @param toTheInput whether the gradient of the input is asked for, too
     */
    public MemoryFootprint footprint(boolean toTheInput) {
        boolean isGoneBackTo = toTheInput;
        MemoryFootprint all = new MemoryFootprint(0, 0, 0);
        for (ShapedLayer layer : layers) {
            MemoryFootprint one = layer.spec().footprint(layer.input());
            isGoneBackTo = isGoneBackTo || layer.trainable() > 0;
            all = all.then(isGoneBackTo ? one : one.inPassing());
        }
        return all;
    }

    /** The most that a layer takes for one example where nothing is kept for a pass back. */
    public MemoryFootprint largestFootprint() {
        MemoryFootprint largest = new MemoryFootprint(0, 0, 0);
        for (ShapedLayer layer : layers) {
            largest = largest.then(layer.spec().footprint(layer.input()).inPassing());
        }
        return largest;
    }
}
