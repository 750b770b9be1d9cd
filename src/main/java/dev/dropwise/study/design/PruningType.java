package dev.dropwise.study.design;

/** How settings of a search are stopped early. */
public enum PruningType {
    /** Not at all by their epochs. */
    NONE,
    /** All settings together: the best part of them goes on, and so on. */
    SUCCESSIVE_HALVING,
    /** Several such groups, which begin with more and more epochs. */
    HYPERBAND
}
