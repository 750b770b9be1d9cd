package dev.dropwise.layer;

import java.util.Map;

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
    default String script() {
        return "recurrent";
    }

    @Override
    default Shape outputShape(Shape input) {
        Sequence.require(input);
        return returnSequences() ? Shape.of(input.size(0), width()) : Shape.of(width());
    }

    private int width() {
        return bidirectional() ? 2 * units() : units();
    }

    @Override
    default long parameters(Shape input) {
        long directions = bidirectional() ? 2 : 1;
        long rows = (long) gates() * units();
        long first = rows * (input.last() + units() + 2L);
        long further = rows * (width() + units() + 2L);
        return directions * (first + (layers() - 1) * further);
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
        return (layers() > 1 && dropout().highest() > 0)
                || recurrentDropout().highest() > 0
                || zoneout().highest() > 0;
    }
}
