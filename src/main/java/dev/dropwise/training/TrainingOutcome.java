package dev.dropwise.training;

/**
 * How a training ended.
 *
 * @param complete false when a stop signal ended it; then it can go on from its last checkpoint
 * @param epochs that were finished
 * @param bestEpoch the best by the monitored metric, 0 if none was finished
 * @param lastTest the last weights on the data set's hold-out
 * @param bestTest the best weights on it
 */
public record TrainingOutcome(
        boolean complete, int epochs, int bestEpoch, Measurement lastTest, Measurement bestTest) {}
