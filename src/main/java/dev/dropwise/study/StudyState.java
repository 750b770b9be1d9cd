package dev.dropwise.study;

import java.util.Locale;

/** Where a study is. */
public enum StudyState {
    /** None of its trials has begun. */
    QUEUED,
    /** Its trials are submitted and collected. */
    RUNNING,
    /** Stopped by its owner, to go on later; so are its jobs. */
    PAUSED,
    /** Every trial has ended, and at least one well. */
    SUCCEEDED,
    /** No trial ended well; the study says why. */
    FAILED,
    /** Stopped by its owner, for good; so are its jobs. */
    CANCELLED;

    /** Whether its trials go on. */
    public boolean isActive() {
        return this == QUEUED || this == RUNNING;
    }

    /** Whether nothing will happen to it any more. */
    public boolean isFinal() {
        return this == SUCCEEDED || this == FAILED || this == CANCELLED;
    }

    /** As clients read it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
