package dev.dropwise.bench;

/**
 * What one training came to, dropout off, by probabilities alone.
 *
 * @param accuracy of the test rows
 * @param loss plain cross-entropy of the test rows
 * @param trainLoss the same of the training rows, as they are without augmentation
 * @param calibrationError of the test rows, 15 bins
 * @param confidence mean probability of the likeliest class, test rows
 */
public record Score(
        double accuracy,
        double loss,
        double trainLoss,
        double calibrationError,
        double confidence) {

    private static final int BINS = 15;

    static Score of(Predictions test, Predictions train) {
        return new Score(
                test.accuracy(),
                test.crossEntropy(),
                train.crossEntropy(),
                CalibrationError.of(test, BINS),
                test.confidence());
    }

    public double gap() {
        return loss - trainLoss;
    }
}
