package dev.dropwise.batch;

/** Where a batch prediction is. */
enum BatchState {
    /** Waits for a worker. */
    QUEUED,
    /** A worker has it, or another one will go on where that one stopped. */
    RUNNING,
    /** All rows are predicted. */
    SUCCEEDED,
    /** It cannot go on; it says why. */
    FAILED,
    /** Stopped by its owner. */
    CANCELLED;

    boolean isFinal() {
        return this == SUCCEEDED || this == FAILED || this == CANCELLED;
    }
}
