package dev.dropwise.study.trial;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A trial with what it came to so far.
 *
 * @param number from 1
 * @param objective null until it has ended well or was pruned
 * @param metrics of the weights that its run serves, by name; empty until it is complete
 * @param epochs that were trained so far; null where that is not known yet
 * @param rungs where it waited for others, by growing epochs
 * @param run what its job became; null until a worker has it
 * @param error why it failed
 */
public record TrialOutcome(
        int number,
        TrialSetting setting,
        TrialState state,
        @Nullable Double objective,
        Map<String, Double> metrics,
        @Nullable Integer epochs,
        List<ReachedRung> rungs,
        @Nullable UUID run,
        @Nullable String error) {

    public TrialOutcome {
        rungs = List.copyOf(rungs);
    }

    /** Of a trial that waits for no others. */
    public TrialOutcome(
            int number,
            TrialSetting setting,
            TrialState state,
            @Nullable Double objective,
            Map<String, Double> metrics,
            @Nullable UUID run,
            @Nullable String error) {
        this(number, setting, state, objective, metrics, null, List.of(), run, error);
    }

    public boolean isComplete() {
        return state == TrialState.COMPLETE;
    }

    /** What it came to by a metric, once it is complete. */
    public OptionalDouble metric(String name) {
        Double value = metrics.get(name);
        return value == null || !isComplete() ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /**
     * What it came to by the objective after some epochs at which trials wait for others; NaN where
     * it failed before. Empty where it has not come so far.
     */
    public OptionalDouble objectiveAt(int epochs) {
        for (ReachedRung rung : rungs) {
            if (rung.epochs() == epochs) {
                return OptionalDouble.of(orNaN(rung.objective()));
            }
        }
        return isComplete() || state == TrialState.FAILED
                ? OptionalDouble.of(orNaN(isComplete() ? objective : null))
                : OptionalDouble.empty();
    }

    private static double orNaN(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }
}
