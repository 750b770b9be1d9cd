package dev.dropwise.run;

/** Where a run is. */
public enum RunState {
    /** Under way, or waiting to go on after its worker stopped. */
    RUNNING,
    /** Ended as planned, early stopping included. */
    SUCCEEDED,
    /** Ended with an error. */
    FAILED,
    /** Ended because somebody asked for it. */
    CANCELLED
}
