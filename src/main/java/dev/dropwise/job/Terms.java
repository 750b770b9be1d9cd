package dev.dropwise.job;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;

/**
 * On what terms a job waits.
 *
 * @param owner who takes turns with other owners; empty if nobody was named
 * @param priority among the jobs of its owner, the greater first
 */
@Embeddable
record Terms(String owner, int priority, @Embedded Needs needs) {

    /** Nobody's, as urgent as most, content with any worker. */
    static final Terms USUAL = new Terms("", 0, Needs.ANYTHING);

    /** The same for a job that needs something else. */
    Terms needing(Needs other) {
        return new Terms(owner, priority, other);
    }
}
