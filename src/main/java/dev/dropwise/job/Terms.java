package dev.dropwise.job;

/**
 * On what terms a job waits.
 *
 * @param owner who takes turns with other owners; empty if nobody was named
 * @param priority among the jobs of its owner, the greater first
 */
record Terms(String owner, int priority, Needs needs) {

    /** Nobody's, as urgent as most, content with any worker. */
    static final Terms USUAL = new Terms("", 0, Needs.ANYTHING);
}
