package dev.dropwise.report.dropout;

import dev.dropwise.layer.Shape;
import org.jspecify.annotations.Nullable;

/**
 * How the units of a layer work together, dropout off. Dropout is said to make activations sparser
 * and units less dependent on each other. Srivastava et al., 2014,
 * https://jmlr.org/papers/v15/srivastava14a.html
 *
 * @param layer its name
 * @param units how many there are; filters of a convolution
 * @param meanActivation over all units and inputs
 * @param sparsity share of activations that are exactly 0
 * @param deadUnits units that give the same for every input
 * @param coAdaptation mean absolute correlation of two units, dead ones left out; null where there
 *     are no two
 */
public record LayerActivity(
        String layer,
        int units,
        double meanActivation,
        double sparsity,
        int deadUnits,
        @Nullable Double coAdaptation) {

    /** Pairs grow with the square of the units. */
    private static final int MOST_UNITS = 256;

    private static final int MOST_PLACES = 2000;

    /**
     * Measures it.
     *
     * @param outputs what it gives after its activation, [examples, numbers], row-major
     * @param shape of one example's numbers
     */
    public static LayerActivity of(String layer, float[] outputs, Shape shape) {
        UnitActivations activations = UnitActivations.of(outputs, shape);
        double coAdaptation = activations.coAdaptation(MOST_UNITS, MOST_PLACES);
        return new LayerActivity(
                layer,
                activations.count(),
                activations.mean(),
                activations.sparsity(),
                activations.deadUnits(),
                Double.isNaN(coAdaptation) ? null : coAdaptation);
    }
}
