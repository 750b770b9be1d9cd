package dev.dropwise.spec;

import dev.dropwise.layer.Activation;
import dev.dropwise.layer.Convolution;
import dev.dropwise.layer.DropoutLayer;
import dev.dropwise.spec.Architecture.ShapedLayer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the rules of advice look at. */
record AdviceSubject(
        Architecture architecture, @Nullable TrainingSpec training, @Nullable Integer examples) {

    /** The dropout layers that drop anything. */
    Stream<DropoutAt> dropouts() {
        List<ShapedLayer> layers = architecture.layers();
        return IntStream.range(0, layers.size()).boxed().flatMap(i -> dropout(layers, i).stream());
    }

    private static Optional<DropoutAt> dropout(List<ShapedLayer> layers, int place) {
        if (layers.get(place).spec() instanceof DropoutLayer dropout
                && dropout.rate().highest() > 0) {
            List<ShapedLayer> before = new ArrayList<>(layers.subList(0, place));
            Collections.reverse(before);
            List<ShapedLayer> after = layers.subList(place + 1, layers.size());
            return Optional.of(new DropoutAt(place, dropout.rate().highest(), before, after));
        }
        return Optional.empty();
    }

    /** The layer that gives the net's answers such an activation, if one does. */
    Stream<String> outputs(Activation activation) {
        List<ShapedLayer> layers = architecture.layers();
        int place = layers.size() - 1;
        while (place > 0
                && layers.get(place).parameters() == 0
                && layers.get(place).spec().activation() == Activation.NONE) {
            place--;
        }
        return layers.get(place).spec().activation() == activation
                ? Stream.of("/layers/" + place)
                : Stream.empty();
    }

    /** Whether anything but dropout holds the weights back. */
    boolean isPenalized() {
        if (training == null) {
            return false;
        }
        return training.regularization().restrainsWith(training.optimizer());
    }

    /**
     * A dropout layer among the others.
     *
     * @param before the layers before it, the nearest first
     * @param after the layers after it, the nearest first
     */
    record DropoutAt(int place, double rate, List<ShapedLayer> before, List<ShapedLayer> after) {

        String pointer() {
            return "/layers/" + place;
        }

        boolean isOnInput() {
            return before.stream().noneMatch(DropoutAt::hasWeights);
        }

        boolean isOnOutput() {
            return after.stream().noneMatch(DropoutAt::hasWeights);
        }

        /** Whether what it drops is what a convolution gave, activated or pooled or not. */
        boolean isOnConvolution() {
            return nearest(layer -> hasWeights(layer) || layer.output().rank() != 3)
                    .filter(layer -> layer.spec() instanceof Convolution)
                    .isPresent();
        }

        /** The function that the dropped numbers come from. */
        Activation activation() {
            return nearest(
                            layer ->
                                    hasWeights(layer)
                                            || layer.spec().activation() != Activation.NONE)
                    .map(layer -> layer.spec().activation())
                    .orElse(Activation.NONE);
        }

        private Optional<ShapedLayer> nearest(Predicate<ShapedLayer> wanted) {
            return before.stream().filter(wanted).findFirst();
        }

        private static boolean hasWeights(ShapedLayer layer) {
            return layer.parameters() > 0;
        }
    }
}
