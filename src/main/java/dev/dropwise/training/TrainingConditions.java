package dev.dropwise.training;

/**
 * What a run's bits depend on beside its plan: it keeps to them wherever it goes on.
 *
 * @param threads cores that libtorch's own work spreads over
 */
public record TrainingConditions(int threads, Reading reading) {

    /** With all rows in memory. */
    public TrainingConditions(int threads) {
        this(threads, new Resident());
    }
}
