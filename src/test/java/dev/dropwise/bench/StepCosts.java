package dev.dropwise.bench;

import dev.dropwise.dataset.Dataset;
import dev.dropwise.engine.Torch;
import java.util.ArrayList;
import java.util.List;

/**
 * What a step of a variant costs, as a multiple of another's: both take turns for some steps, and
 * the ratio is the median of the rounds, so that whatever else the machine does hits both alike.
 */
final class StepCosts {

    private static final int ROUNDS = 11;
    private static final int WARM_UP = 2;
    private static final double ROUND_SECONDS = 0.06;
    private static final int MOST_STEPS = 200;
    private static final int FEWEST_STEPS = 3;

    private StepCosts() {}

    static double ratio(Torch torch, Dataset dataset, Variant first, Variant other) {
        if (other.equals(first)) {
            return 1;
        }
        torch.useThreads(1);
        try (Stepper one = new Stepper(torch, first.lesson(dataset, 1, 1));
                Stepper two = new Stepper(torch, other.lesson(dataset, 1, 1))) {
            return ratio(one, two);
        }
    }

    private static double ratio(Stepper first, Stepper other) {
        int steps = steps(first.secondsAStep(FEWEST_STEPS));
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            double one = first.secondsAStep(steps);
            double two = other.secondsAStep(steps);
            if (round >= WARM_UP) {
                ratios.add(two / one);
            }
        }
        return Medians.of(ratios);
    }

    private static int steps(double seconds) {
        return (int) Math.max(FEWEST_STEPS, Math.min(ROUND_SECONDS / seconds, MOST_STEPS));
    }
}
