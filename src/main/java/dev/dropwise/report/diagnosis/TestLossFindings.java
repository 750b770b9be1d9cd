package dev.dropwise.report.diagnosis;

import dev.dropwise.training.EpochMetrics;
import java.util.List;

/** What can be said where no rows validate: the test rows alone tell how it does on others. */
final class TestLossFindings {

    private static final double MOST_TEST_LOSS = 1.5;

    private TestLossFindings() {}

    static List<Finding> of(TrainingSummary training) {
        EpochMetrics last = training.epochs().get(training.epochs().size() - 1);
        Double test = training.testLoss();
        Double train = last.trainLoss();
        if (test == null || train == null) {
            return List.of();
        }
        Evidence evidence =
                Evidence.of(
                        "testLossShare",
                        test / train,
                        "No rows validate; the loss of the test rows is %.3f, of the training rows %.3f.",
                        test,
                        train);
        return List.of(
                test > MOST_TEST_LOSS * train
                        ? new Finding(
                                Cause.OVERFITTING,
                                null,
                                List.of(evidence),
                                Remedies.of(training).againstOverfitting())
                        : new Finding(Cause.FITS_WELL, null, List.of(evidence), List.of()));
    }
}
