package dev.dropwise.study.search;

/** What becomes of a trial of a bracket next. */
public enum TrialAction {
    /** It is trained up to the epochs of its rung, from where it stopped before. */
    TRAIN,
    /** It has come to its rung, where others are still awaited. */
    WAIT,
    /** It is not among the best of its rung, or failed, and stops there. */
    PRUNE,
    /** It has come to the last rung. */
    FINISH
}
