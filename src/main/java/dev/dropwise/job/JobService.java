package dev.dropwise.job;

import dev.dropwise.run.RunRecorder;
import dev.dropwise.run.RunState;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What owners want of their jobs. */
@Service
public class JobService {

    private final JobSubmission submission;
    private final JobEnqueuer enqueuer;
    private final Jobs jobs;
    private final JobLog log;
    private final RunRecorder recorder;
    private final Clock clock;

    JobService(
            JobSubmission submission,
            JobEnqueuer enqueuer,
            Jobs jobs,
            JobLog log,
            RunRecorder recorder,
            Clock clock) {
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
        return submission.submit(request, idempotencyKey).job().id();
    }

    /** How a job is doing. */
    public JobStatus status(UUID id) {
        return JobStatus.of(jobs.get(id));
    }

    @Transactional
    Job cancel(UUID id) {
        Job job = lock(id);
        job.cancel(clock.instant());
        UUID run = job.run();
        if (run != null && job.state() == JobState.CANCELLED) {
            recorder.end(run, RunState.CANCELLED);
        }
        logUnlessRunning(job);
        return job;
    }

    @Transactional
    Job pause(UUID id) {
        Job job = lock(id);
        job.pause();
        logUnlessRunning(job);
        return job;
    }

    @Transactional
    Job resume(UUID id) {
        Job job = lock(id);
        job.resume();
        enqueuer.enqueue(job);
        return job;
    }

    /** Deletes an ended job and what only it owns. */
    @Transactional
    void delete(UUID id) {
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
