package dev.dropwise.bench.regularization;

import dev.dropwise.bench.Estimate;
import dev.dropwise.bench.Score;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a variant came to.
 *
 * @param scores one for each seed
 * @param cost of its steps, beside the first variant's
 */
record Row(Variant variant, List<Score> scores, StepCost cost) {

    Estimate estimate(ToDoubleFunction<Score> figure) {
        return Estimate.of(values(figure));
    }

    double mean(ToDoubleFunction<Score> figure) {
        return estimate(figure).mean();
    }

    private List<Double> values(ToDoubleFunction<Score> figure) {
        return scores.stream().map(figure::applyAsDouble).toList();
    }
}
