package dev.dropwise.spec.advice;

import dev.dropwise.layer.Activation;
import dev.dropwise.layer.LayerRegularization;
import dev.dropwise.layer.NoiseKind;
import dev.dropwise.spec.Architecture;
import dev.dropwise.spec.Architecture.ShapedLayer;
import dev.dropwise.spec.LayerAt;
import dev.dropwise.spec.Regularization;
import dev.dropwise.spec.TrainingSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the rules of advice look at. */
record AdviceSubject(
        Architecture architecture, @Nullable TrainingSpec training, @Nullable Integer examples) {

    /** The layers that are there to drop or to blur something, and do. */
    Stream<NoiseAt> noises() {
        return LayerAt.of(architecture).stream()
                .filter(at -> !at.isFrozen())
                .filter(at -> at.layer().spec().noise() != NoiseKind.NONE)
                .filter(at -> at.layer().spec().draws())
                .map(NoiseAt::new);
    }

    /** Everything that drops, layers with weights included. */
    Stream<RateAt> rates() {
        return LayerAt.of(architecture).stream()
                .filter(at -> !at.isFrozen())
                .flatMap(
                        at ->
                                at.layer().rates().entrySet().stream()
                                        .map(
                                                rate ->
                                                        RateAt.of(
                                                                at,
                                                                rate.getKey(),
                                                                rate.getValue().highest())));
    }

    /** What gives the net's answers: the last layer that learns, or a function behind it. */
    record OutputAt(String pointer, ShapedLayer layer) {

        Activation activation() {
            return layer.spec().activation();
        }
    }

    Optional<OutputAt> outputs() {
        List<ShapedLayer> layers = architecture.layers();
        int place = layers.size() - 1;
        while (place > 0
                && !layers.get(place).learns()
                && layers.get(place).spec().activation() == Activation.NONE) {
            place--;
        }
        return Optional.of(new OutputAt("/layers/" + place, layers.get(place)));
    }

    /** Whether any layer drops or blurs anything. */
    boolean isNoisy() {
        return architecture.draws();
    }

    /** Whether the training keeps the net from learning its examples by heart. */
    boolean isRegularized() {
        if (training == null) {
            return false;
        }
        Regularization regularization = training.regularization();
        return regularization.keepsWeightsSmallWith(training.optimizer())
                || regularization.smoothing() > 0
                || regularization.mixes()
                || regularization.runs() > 1
                || !training.augmentation().isEmpty();
    }

    /** What regularizes a layer alone, and the layer's place. */
    record RegularizationAt(String pointer, LayerRegularization regularization) {}

    /** The layers that are regularized by themselves. */
    Stream<RegularizationAt> regularizations() {
        return LayerAt.of(architecture).stream()
                .flatMap(
                        at ->
                                Stream.ofNullable(at.layer().spec().regularization())
                                        .map(alone -> new RegularizationAt(at.pointer(), alone)));
    }

    boolean hasRegularizedLayers() {
        return regularizations().anyMatch(at -> at.regularization().keepsWeightsSmall());
    }

    /** A layer of noise among the others. */
    record NoiseAt(LayerAt at) {

        String pointer() {
            return at.pointer();
        }

        boolean isDropout() {
            return kind().drops();
        }

        /** Whether every number is dropped by itself. */
        boolean isElementWise() {
            return kind() == NoiseKind.ELEMENTS;
        }

        boolean isForSelu() {
            return kind() == NoiseKind.SELU;
        }

        boolean isOnSelu() {
            return at.activation() == Activation.SELU;
        }

        /** Whether nothing but functions and shapes lies between it and a batch normalization. */
        boolean isOnBatchNorm() {
            return at.next() != null && at.next().spec().keepsRunningStatistics();
        }

        /** The highest that its rate comes to; 0 where it has none. */
        double rate() {
            return at.layer().rates().values().stream()
                    .mapToDouble(rate -> rate.highest())
                    .max()
                    .orElse(0);
        }

        private NoiseKind kind() {
            return at.layer().spec().noise();
        }
    }

    /** A rate, at the layer that has no other, or at its component. */
    record RateAt(String pointer, double highest) {

        static RateAt of(LayerAt at, String component, double highest) {
            boolean only = component.equals("rate");
            return new RateAt(only ? at.pointer() : at.pointer() + "/" + component, highest);
        }
    }
}
