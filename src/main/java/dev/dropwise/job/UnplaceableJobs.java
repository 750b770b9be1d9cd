package dev.dropwise.job;

import dev.dropwise.job.worker.Workers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says of jobs that wait for what no worker has that they do, and when they no longer do. */
@Component
@Transactional
class UnplaceableJobs {

    private static final Limit AT_ONCE = Limit.of(100);
    private static final Duration YOUNG = Duration.ofMinutes(1);

    private final Jobs jobs;
    private final Workers workers;
    private final JobLog log;
    private final Clock clock;

    UnplaceableJobs(Jobs jobs, Workers workers, JobLog log, Clock clock) {
        this.jobs = jobs;
        this.workers = workers;
        this.log = log;
        this.clock = clock;
    }

    /** A job that is queued; just after a start, workers may be on their way. */
    void note(Job job) {
        boolean isYoung = job.createdAt().isAfter(clock.instant().minus(YOUNG));
        if (isYoung && workers.count() == 0) {
            return;
        }
        boolean canGo = workers.canTake(job.needs().memory(), job.needs().device());
        if (!canGo && job.waitingFor() == null) {
            String what = "a worker with " + job.needs();
            job.waitsFor(what);
            log.message(job, "no worker could take this job: it waits for " + what);
        } else if (canGo && job.waitingFor() != null) {
            job.waitsFor(null);
            log.message(job, "there is a worker now that can take this job");
        }
    }

    /** All that wait, after workers came and went. */
    void noteAll() {
        List<UUID> changed = new ArrayList<>(jobs.waitingForNothing(AT_ONCE));
        changed.addAll(jobs.waitingInSilence(AT_ONCE));
        for (UUID id : changed) {
            jobs.lock(id).filter(job -> job.state() == JobState.QUEUED).ifPresent(this::note);
        }
    }
}
