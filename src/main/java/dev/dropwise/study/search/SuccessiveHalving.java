package dev.dropwise.study.search;

import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import java.util.ArrayList;
import java.util.List;

/**
 * All trials are trained for few epochs, the best 1/factor of them for factor times as many, and so
 * on. The last rung has {@code maxEpochs}; each before it a factor-th of the next one's epochs,
 * rounded, down to {@code minEpochs}. Jamieson and Talwalkar, 2016,
 * https://proceedings.mlr.press/v51/jamieson16.html
 *
 * @param minEpochs that every trial is given at least
 * @param factor one of so many goes on; 3 is usual
 */
public record SuccessiveHalving(int minEpochs, int maxEpochs, int factor) {

    /** Throws {@link Invalid} with all faults, their pointers those of {@code pruning}. */
    public SuccessiveHalving {
        List<Fault> faults = new ArrayList<>();
        if (minEpochs < 1 || minEpochs >= maxEpochs) {
            faults.add(
                    new Fault(
                            "/minEpochs",
                            "expected 1 <= minEpochs < %d, the epochs of the training, received %d"
                                    .formatted(maxEpochs, minEpochs)));
        }
        if (factor < 2) {
            faults.add(new Fault("/factor", "expected factor >= 2, received " + factor));
        }
        Invalid.throwIfAny(faults);
    }

    /** All trials as one bracket. */
    public Bracket bracket(int trials) {
        return bracket(0, trials, halvings());
    }

    /** How often trials can be halved. */
    int halvings() {
        int halvings = 0;
        for (long part = factor; part * minEpochs <= maxEpochs; part *= factor) {
            halvings++;
        }
        return halvings;
    }

    /** At least one trial reaches the last rung. */
    Bracket bracket(int firstTrial, int trials, int halvings) {
        List<Rung> rungs = new ArrayList<>();
        int left = trials;
        for (int i = halvings; i >= 0; i--) {
            int epochs = (int) Math.round(maxEpochs / Math.pow(factor, i));
            rungs.add(new Rung(epochs, left));
            left = Math.max(1, left / factor);
        }
        return new Bracket(firstTrial, rungs);
    }
}
