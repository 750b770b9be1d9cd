package dev.dropwise.job;

import static java.util.stream.Collectors.toMap;

import dev.dropwise.run.RunRecorder;
import dev.dropwise.run.RunState;
import dev.dropwise.spec.Plan;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What owners want of their jobs. */
@Service
public class JobService {

    private final JobPlanner planner;
    private final JobSubmission submission;
    private final JobEnqueuer enqueuer;
    private final Jobs jobs;
    private final JobLog log;
    private final RunRecorder recorder;
    private final Clock clock;

    JobService(
            JobPlanner planner,
            JobSubmission submission,
            JobEnqueuer enqueuer,
            Jobs jobs,
            JobLog log,
            RunRecorder recorder,
            Clock clock) {
        this.planner = planner;
        this.submission = submission;
        this.enqueuer = enqueuer;
        this.jobs = jobs;
        this.log = log;
        this.recorder = recorder;
        this.clock = clock;
    }

    /**
     * Plans a request and queues it, unless that was done under this key before; gives the job's
     * id.
     */
    public UUID submitOnce(JobRequest request, String idempotencyKey) {
        return submitOnce(request, idempotencyKey, null);
    }

    /**
     * See {@link #submitOnce(JobRequest, String)}.
     *
     * @param epochs after which it waits for {@link #goOn}; null if it does not
     */
    public UUID submitOnce(JobRequest request, String idempotencyKey, @Nullable Integer epochs) {
        return submission.submit(request, idempotencyKey, epochs).job().id();
    }

    /**
     * What a request would be queued as; nothing is stored.
     *
     * @throws dev.dropwise.problem.Invalid with all its faults
     */
    public Plan plan(JobRequest request) {
        return planner.plan(request).plan();
    }

    /** How a job is doing. */
    public JobStatus status(UUID id) {
        return JobStatus.of(jobs.get(id));
    }

    /** How jobs are doing; those that were deleted are left out. */
    public Map<UUID, JobStatus> statuses(Collection<UUID> ids) {
        return jobs.findAllById(ids).stream().collect(toMap(Job::id, JobStatus::of));
    }

    /** Ends a job: at once while it waits, else when its worker next asks. */
    @Transactional
    public void cancel(UUID id) {
        Job job = lock(id);
        job.cancel(clock.instant());
        UUID run = job.run();
        if (run != null && job.state() == JobState.CANCELLED) {
            recorder.end(run, RunState.CANCELLED);
        }
        logUnlessRunning(job);
    }

    /** Has a job wait: at once while it is queued, else when its worker next asks. */
    @Transactional
    public void pause(UUID id) {
        Job job = lock(id);
        job.pause();
        logUnlessRunning(job);
    }

    /** Queues a paused job again. */
    @Transactional
    public void resume(UUID id) {
        Job job = lock(id);
        job.resume();
        enqueuer.enqueue(job);
    }

    /**
     * Queues a job again that waits after the epochs that it was limited to. It becomes bit for bit
     * what it would have become without the break.
     *
     * @param epochs in all, after which it waits again; null if it does not
     */
    @Transactional
    public void goOn(UUID id, @Nullable Integer epochs) {
        Job job = lock(id);
        job.limitedTo(epochs);
        job.resume();
        enqueuer.enqueue(job);
    }

    /** Deletes an ended job and what only it owns. */
    @Transactional
    public void delete(UUID id) {
        Job job = lock(id);
        job.requireFinal();
        UUID run = job.run();
        if (run != null) {
            recorder.delete(run);
        }
        jobs.delete(job);
    }

    private Job lock(UUID id) {
        return jobs.lock(id).orElseThrow(() -> new NoSuchJob(id));
    }

    /** A running job changes its state when its worker has done what it was asked to. */
    private void logUnlessRunning(Job job) {
        if (job.state() != JobState.RUNNING) {
            log.state(job);
        }
    }
}
