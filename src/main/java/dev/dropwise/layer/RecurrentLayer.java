package dev.dropwise.layer;

import dev.dropwise.layer.rate.ComponentFault;
import dev.dropwise.layer.rate.Rate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A layer that reads {@code [steps, features]} one step after another and carries a state along.
 * {@code [units]} comes out, {@code [steps, units]} with {@code returnSequences}, twice the units
 * where it is bidirectional. Padding leaves the state as it is; without {@code returnSequences} the
 * state after the last real step comes out, all zeros where there is none.
 *
 * <p>{@code recurrentDropout} drops from the state with one mask per sequence, the same at every
 * step (Gal and Ghahramani, 2016, https://arxiv.org/abs/1512.05287). {@code zoneout} keeps numbers
 * of the state as they were instead of dropping them; at inference each moves by what that comes to
 * on average (Krueger et al., 2017, https://arxiv.org/abs/1606.01305).
 */
public sealed interface RecurrentLayer extends LayerSpec permits Gru, Lstm {

    /** About 20 KiB for the operations of one step. */
    double RECORD = 5000;

    /** What is dropped where the rate is left open. */
    double BETWEEN_LAYERS = 0.5;

    double OF_STATE = 0.25;

    double KEPT = 0.1;

    Integer units();

    Boolean bidirectional();

    Boolean returnSequences();

    Rate dropout();

    Rate recurrentDropout();

    Rate zoneout();

    /** How many products a step takes for every number of its state. */
    int gates();

    /** How many are stacked. */
    Integer layers();

    @Override
    default LayerRole role() {
        return LayerRole.MIXING;
    }

    @Override
    default String script() {
        return "recurrent";
    }

    @Override
    default Shape outputShape(Shape input) {
        StepSequence.require(input);
        return returnSequences() ? Shape.of(input.size(0), width()) : Shape.of(width());
    }

    private int width() {
        return directions() * units();
    }

    @Override
    default SortedMap<String, Shape> tensors(Shape input) {
        int rows = gates() * units();
        List<Shape> inputs = new ArrayList<>();
        for (int layer = 0; layer < layers(); layer++) {
            Shape weight = Shape.of(layer == 0 ? input.last() : width(), rows);
            inputs.addAll(Collections.nCopies(directions(), weight));
        }
        SortedMap<String, Shape> tensors = new TreeMap<>();
        TensorShapes.list(tensors, "weight_ih", inputs);
        TensorShapes.list(
                tensors, "weight_hh", Collections.nCopies(inputs.size(), Shape.of(units(), rows)));
        TensorShapes.list(tensors, "bias", Collections.nCopies(2 * inputs.size(), Shape.of(rows)));
        return tensors;
    }

    private int directions() {
        return bidirectional() ? 2 : 1;
    }

    /**
     * For every number of the state at every step: the products with the input, each gate, the
     * state and the cell, before and after what is drawn; and libtorch's own record of a step.
     */
    @Override
    default MemoryFootprint footprint(Shape input) {
        double states = (double) input.size(0) * width() * layers();
        double kept = states * (2 * gates() + 6);
        double steps = (double) input.size(0) * layers() * directions();
        return new MemoryFootprint(kept, kept / layers(), RECORD * steps);
    }

    @Override
    default Map<String, Object> derived(Shape input) {
        return Map.of("gates", gates());
    }

    @Override
    default Map<String, Rate> rates() {
        return Map.of(
                "dropout", dropout(), "recurrentDropout", recurrentDropout(), "zoneout", zoneout());
    }

    /** One layer has none to drop anything on the way to. */
    @Override
    default boolean draws() {
        return !frozen()
                && ((layers() > 1 && dropout().highest() > 0)
                        || recurrentDropout().highest() > 0
                        || zoneout().highest() > 0);
    }

    /** Between stacked layers 0.5, of the state 0.25, of its numbers that stay 0.1. */
    @Override
    default double autoRate(String component, RatePlace place) {
        return switch (component) {
            case "dropout" -> layers() > 1 ? BETWEEN_LAYERS : 0;
            case "recurrentDropout" -> OF_STATE;
            case "zoneout" -> KEPT;
            default -> LayerSpec.super.autoRate(component, place);
        };
    }

    @Override
    default Optional<ComponentFault> idleSetting() {
        return layers() == 1 && dropout().highest() > 0
                ? Optional.of(
                        new ComponentFault(
                                "dropout",
                                "expected 0 where layers is 1: it drops between stacked layers,"
                                        + " recurrentDropout from the state; received a rate above 0"))
                : Optional.empty();
    }
}
