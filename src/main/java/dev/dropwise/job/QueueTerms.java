package dev.dropwise.job;

import dev.dropwise.job.worker.ResourceRequirements;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;

/**
 * On what terms a job waits.
 *
 * @param owner who takes turns with other owners; empty if nobody was named
 * @param priority among the jobs of its owner, the greater first
 */
@Embeddable
record QueueTerms(String owner, int priority, @Embedded ResourceRequirements needs) {

    /** Nobody's, as urgent as most, content with any worker. */
    static final QueueTerms USUAL = new QueueTerms("", 0, ResourceRequirements.ANYTHING);

    /** The same for a job that needs something else. */
    QueueTerms needing(ResourceRequirements other) {
        return new QueueTerms(owner, priority, other);
    }
}
