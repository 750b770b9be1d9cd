package dev.dropwise.study.result;

/** What a finding means to whoever asked. */
public enum FindingLevel {
    /** Something is better than the baseline. */
    GOOD,
    /** Something is worse than the baseline. */
    BAD,
    /** The trials do not say. */
    UNDECIDED,
    /** Worth knowing. */
    NOTE
}
