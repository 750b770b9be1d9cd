package dev.dropwise.job;

import dev.dropwise.model.ModelRegistry;
import dev.dropwise.run.RunRecorder;
import dev.dropwise.run.RunState;
import dev.dropwise.training.Outcome;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where workers of jobs come to: they take a job and bring it back ended, stopped or failed. A
 * worker that was taken for dead, and whose job another one has, meets {@link TakenOver}.
 */
@Component
@Transactional
class WorkerDesk {

    private final Jobs jobs;
    private final EventLog log;
    private final RunRecorder recorder;
    private final ModelRegistry models;
    private final Clock clock;

    WorkerDesk(Jobs jobs, EventLog log, RunRecorder recorder, ModelRegistry models, Clock clock) {
        this.jobs = jobs;
        this.log = log;
        this.recorder = recorder;
        this.models = models;
        this.clock = clock;
    }

    /** A job to work on; empty if it was cancelled, paused or deleted while it waited. */
    Optional<Job> take(UUID id) {
        Optional<Job> found = jobs.lock(id);
        found.filter(job -> job.state() == JobState.RUNNING).ifPresent(this::takeOver);
        return found.filter(job -> job.state() == JobState.QUEUED).map(this::start);
    }

    /** From a worker that died: its owner may have asked it to stop meanwhile. */
    private void takeOver(Job job) {
        if (job.stopRequest() != null) {
            doAsAsked(job);
        } else {
            job.requeue();
            log.state(job);
            log.message(job.id(), "the worker stopped answering; another one goes on");
        }
    }

    private Job start(Job job) {
        job.start(clock.instant());
        log.state(job);
        return job;
    }

    /** What the job's training is recorded as, from its first attempt on. */
    void record(Job taken, UUID run) {
        jobs.lock(taken).recordedAs(run);
    }

    /** Trained to its end. */
    void succeed(Job taken, Outcome outcome) {
        Job job = jobs.lock(taken);
        UUID run = job.recordedRun();
        recorder.succeed(run, outcome);
        String model = job.plan().registerAs();
        if (model != null) {
            int version = models.registerBest(model, run).version();
            log.message(job.id(), "registered as version " + version + " of model " + model);
        }
        job.succeed(outcome.epochs(), clock.instant());
        log.state(job);
    }

    /**
     * Told to stop: by its owner, or else because the worker's process ends.
     *
     * @return false if the job is to be queued again
     */
    boolean stop(Job taken) {
        Job job = jobs.lock(taken);
        if (job.stopRequest() != null) {
            doAsAsked(job);
            return true;
        }
        job.requeue();
        log.state(job);
        return false;
    }

    private void doAsAsked(Job job) {
        job.stopped(clock.instant());
        if (job.state() == JobState.CANCELLED) {
            endRun(job, RunState.CANCELLED);
        }
        log.state(job);
    }

    void fail(Job taken, String reason) {
        Job job = jobs.lock(taken);
        endRun(job, RunState.FAILED);
        job.fail(reason, clock.instant());
        log.state(job);
    }

    private void endRun(Job job, RunState state) {
        UUID run = job.run();
        if (run != null) {
            recorder.end(run, state);
        }
    }
}
