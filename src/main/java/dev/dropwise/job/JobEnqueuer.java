package dev.dropwise.job;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import dev.dropwise.job.queue.QueuePlace;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts jobs into the queue. */
@Component
@Transactional
class JobEnqueuer {

    private final Jobs jobs;
    private final UnplaceableJobs unplaceableJobs;
    private final JobLog log;
    private final SchedulerClient queue;
    private final Clock clock;

    JobEnqueuer(
            Jobs jobs,
            UnplaceableJobs unplaceableJobs,
            JobLog log,
            SchedulerClient queue,
            Clock clock) {
        this.jobs = jobs;
        this.unplaceableJobs = unplaceableJobs;
        this.log = log;
        this.queue = queue;
        this.clock = clock;
    }

    /** A new job. */
    Job add(Job job) {
        Job saved = jobs.saveAndFlush(job);
        enqueue(saved);
        unplaceableJobs.note(saved);
        return saved;
    }

    /** A job that is queued, for the first time or again. */
    void enqueue(Job job) {
        queue.scheduleIfNotExists(
                new QueuePlace(job.id(), job.timesQueued()).task(), clock.instant());
        log.state(job);
    }
}
