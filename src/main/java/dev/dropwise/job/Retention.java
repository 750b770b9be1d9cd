package dev.dropwise.job;

import dev.dropwise.job.event.JobEvents;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** Lets go of what has been kept for long enough. */
@Component
class Retention {

    private static final Logger logger = LoggerFactory.getLogger(Retention.class);
    private static final Limit AT_ONCE = Limit.of(100);

    private final JobService jobService;
    private final Jobs jobs;
    private final JobEvents events;
    private final RetentionProperties properties;
    private final Clock clock;

    Retention(
            JobService jobService,
            Jobs jobs,
            JobEvents events,
            RetentionProperties properties,
            Clock clock) {
        this.jobService = jobService;
        this.jobs = jobs;
        this.events = events;
        this.properties = properties;
        this.clock = clock;
    }

    void letGo() {
        Instant now = clock.instant();
        jobs.forgetKeys(now.minus(properties.idempotencyKeys()));
        if (properties.events() != null) {
            events.deleteOfEndedJobs(now.minus(properties.events()));
        }
        if (properties.jobs() != null) {
            List<UUID> ended = jobs.endedBefore(now.minus(properties.jobs()), AT_ONCE);
            ended.forEach(this::delete);
        }
    }

    private void delete(UUID job) {
        try {
            jobService.delete(job);
        } catch (NoSuchJob otherwiseDeleted) {
            logger.debug("Job {} is gone already", job);
        }
    }
}
