package dev.dropwise.bench.regularization;

import dev.dropwise.bench.Medians;
import dev.dropwise.dataset.Dataset;
import dev.dropwise.engine.TorchRuntime;
import java.util.ArrayList;
import java.util.List;

/**
 * What steps of a variant cost, processor time alone. It takes turns with another for some steps,
 * and the ratio is the median of the rounds, so that whatever else the machine does hits both.
 *
 * @param samplesPerSecond of its median round
 * @param ratio as a multiple of what the other's cost
 */
record StepCost(double samplesPerSecond, double ratio) {

    static final int ROUNDS = 11;

    private static final int WARM_UP = 2;
    private static final double ROUND_SECONDS = 0.06;
    private static final int MOST_STEPS = 200;
    private static final int FEWEST_STEPS = 3;

    /** What steps of a variant cost beside those of the first of its group. */
    static StepCost measure(TorchRuntime torch, Dataset dataset, Group group, Variant variant) {
        torch.useThreads(1);
        try (Stepper one = new Stepper(torch, group.lesson(variant, dataset, 1));
                Stepper two = new Stepper(torch, group.lesson(group.first(), dataset, 1))) {
            return measure(one, two);
        }
    }

    private static StepCost measure(Stepper stepper, Stepper other) {
        int steps = steps(other.secondsAStep(FEWEST_STEPS));
        List<Double> ratios = new ArrayList<>();
        List<Double> speeds = new ArrayList<>();
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            double others = other.secondsAStep(steps);
            double own = stepper.secondsAStep(steps);
            if (round >= WARM_UP) {
                ratios.add(own / others);
                speeds.add(stepper.batch() / own);
            }
        }
        return new StepCost(Medians.of(speeds), Medians.of(ratios));
    }

    private static int steps(double seconds) {
        return (int) Math.max(FEWEST_STEPS, Math.min(ROUND_SECONDS / seconds, MOST_STEPS));
    }
}
