package dev.dropwise.study.design;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A trial with what it came to so far.
 *
 * @param number from 1
 * @param objective null until it is complete
 * @param metrics of the weights that its run serves, by name; empty until it is complete
 * @param run what its job became; null until a worker has it
 * @param error why it failed
 */
public record TrialOutcome(
        int number,
        TrialSetting setting,
        TrialState state,
        @Nullable Double objective,
        Map<String, Double> metrics,
        @Nullable UUID run,
        @Nullable String error) {

    public boolean isComplete() {
        return state == TrialState.COMPLETE;
    }

    /** What it came to by a metric, once it is complete. */
    public OptionalDouble metric(String name) {
        Double value = metrics.get(name);
        return value == null || !isComplete() ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
