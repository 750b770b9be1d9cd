package dev.dropwise.study.statistics;

/** What a comparison of a variant with the baseline comes to. */
public enum ComparisonVerdict {
    /**
     * The interval of the difference lies beyond the zone of practical equality, on the good side.
     */
    BETTER,
    /**
     * The interval of the difference lies beyond the zone of practical equality, on the bad side.
     */
    WORSE,
    /** The interval of the difference lies within the zone of practical equality. */
    EQUAL,
    /** The interval reaches both into the zone and out of it, or there is none. */
    UNDECIDED
}
