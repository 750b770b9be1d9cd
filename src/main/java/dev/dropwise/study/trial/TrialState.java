package dev.dropwise.study.trial;

/** Where a trial is. */
public enum TrialState {
    /** Its job is not submitted yet, or waits in the queue or for other trials. */
    WAITING,
    /** A worker trains it. */
    RUNNING,
    /** Trained to its end, with an objective. */
    COMPLETE,
    /** Not trained to its end, since it was clearly worse. */
    PRUNED,
    /** Ended with an error. */
    FAILED;

    /** Whether nothing will happen to it any more. */
    public boolean isFinal() {
        return this == COMPLETE || this == PRUNED || this == FAILED;
    }
}
