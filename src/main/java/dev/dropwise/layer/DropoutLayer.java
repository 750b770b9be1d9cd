package dev.dropwise.layer;

import dev.dropwise.layer.rate.Rate;
import java.util.Map;

/** Noise of a rate while training and in Monte-Carlo sampling; what comes in goes out else. */
public sealed interface DropoutLayer extends LayerSpec
        permits AlphaDropout,
                DropBlock2d,
                Dropout,
                GaussianDropout,
                SpatialDropout1d,
                SpatialDropout2d {

    Rate rate();

    @Override
    default LayerRole role() {
        return LayerRole.NOISE;
    }

    @Override
    default Shape outputShape(Shape input) {
        return input;
    }

    /** A mask beside the outputs, and what it is made of. */
    @Override
    default MemoryFootprint footprint(Shape input) {
        return MemoryFootprint.ofOutputs(2.0 * input.elements(), input, input)
                .passing(5.0 * input.elements());
    }

    @Override
    default Map<String, Rate> rates() {
        return Map.of("rate", rate());
    }

    /** Every one says what it drops. */
    @Override
    NoiseKind noise();

    @Override
    default double autoRate(String component, RatePlace place) {
        return place.ofNumbers();
    }
}
