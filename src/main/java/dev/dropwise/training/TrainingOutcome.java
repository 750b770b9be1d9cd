package dev.dropwise.training;

/**
 * How a training ended.
 *
 * @param complete false when a stop signal ended it; then it can go on from its last checkpoint
 * @param epochs that were finished
 * @param bestEpoch the best by the monitored metric, 0 if none was finished
 * @param last the last weights
 * @param best the best weights
 */
public record TrainingOutcome(
        boolean complete, int epochs, int bestEpoch, FinalMeasurement last, FinalMeasurement best) {

    /** The last weights on the data set's hold-out. */
    public Measurement lastTest() {
        return last.test();
    }

    /** The best weights on it. */
    public Measurement bestTest() {
        return best.test();
    }
}
