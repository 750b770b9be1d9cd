package dev.dropwise.job;

import dev.dropwise.job.worker.ResourceRequirements;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;

/**
 * On what terms a job waits.
 *
 * @param priority among the jobs of its owner, the greater first
 */
@Embeddable
record QueueTerms(int priority, @Embedded ResourceRequirements needs) {

    /** As urgent as most, content with any worker. */
    static final QueueTerms USUAL = new QueueTerms(0, ResourceRequirements.ANYTHING);

    /** The same for a job that needs something else. */
    QueueTerms needing(ResourceRequirements other) {
        return new QueueTerms(priority, other);
    }
}
