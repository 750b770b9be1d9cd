package dev.dropwise.demo;

import dev.dropwise.run.RunMetrics;
import java.util.Locale;
import java.util.Objects;

/** What dropout changes of a test loss and an accuracy, in a sentence. */
record DropoutWorth(RunMetrics with, RunMetrics without) {

    @Override
    public String toString() {
        double loss = loss(with);
        double lossWithout = loss(without);
        double accuracy = 100 * accuracy(with);
        double accuracyWithout = 100 * accuracy(without);
        return String.format(
                Locale.ROOT,
                "dropout is worth %.2f nats of test loss (%.2f in the place of %.2f) and %.1f"
                        + " points of test accuracy (%.1f %% in the place of %.1f %%).",
                lossWithout - loss,
                loss,
                lossWithout,
                accuracy - accuracyWithout,
                accuracy,
                accuracyWithout);
    }

    private static double loss(RunMetrics metrics) {
        return Objects.requireNonNull(metrics.testLoss());
    }

    private static double accuracy(RunMetrics metrics) {
        return Objects.requireNonNull(metrics.testAccuracy());
    }
}
