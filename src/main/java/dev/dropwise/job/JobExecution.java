package dev.dropwise.job;

import dev.dropwise.job.worker.DeviceKind;
import dev.dropwise.job.worker.JobProperties;
import dev.dropwise.model.ModelRegistry;
import dev.dropwise.run.Provenance;
import dev.dropwise.run.Run;
import dev.dropwise.run.RunRecorder;
import dev.dropwise.run.RunState;
import dev.dropwise.training.TrainingOutcome;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where workers of jobs come to: they take a job and bring it back ended, stopped or failed. A
 * worker that was thought lost, and whose job another one has, meets {@link AttemptSuperseded}.
 */
@Component
@Transactional
class JobExecution {

    private final Jobs jobs;
    private final JobOwners owners;
    private final JobLog log;
    private final RunRecorder recorder;
    private final ModelRegistry models;
    private final JobProperties properties;
    private final Clock clock;

    JobExecution(
            Jobs jobs,
            JobOwners owners,
            JobLog log,
            RunRecorder recorder,
            ModelRegistry models,
            JobProperties properties,
            Clock clock) {
        this.jobs = jobs;
        this.owners = owners;
        this.log = log;
        this.recorder = recorder;
        this.models = models;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * A job to work on; empty if it was cancelled, paused or deleted while it waited.
     *
     * @param worker who takes it
     */
    Optional<Job> take(UUID id, String worker) {
        Optional<Job> found = jobs.lock(id);
        found.filter(job -> job.state() == JobState.RUNNING).ifPresent(this::takeBack);
        return found.filter(job -> job.state() == JobState.QUEUED).map(job -> start(job, worker));
    }

    /** Nobody has it, since its place in the queue is free: the last worker could not write. */
    private void takeBack(Job job) {
        goOnOrDoAsAsked(job, "the worker lost the database; it goes on from the last checkpoint");
    }

    private Job start(Job job, String worker) {
        job.start(worker, clock.instant());
        owners.served(job.labels().owner(), clock.instant());
        log.state(job);
        return job;
    }

    /**
     * A worker stopped answering while it had a job.
     *
     * @return false if the job is not to be queued again
     */
    boolean workerLost(UUID id, String worker) {
        Optional<Job> found = jobs.lock(id);
        found.filter(job -> job.state() == JobState.RUNNING)
                .filter(job -> worker.equals(job.worker()))
                .ifPresent(this::workerLost);
        return found.filter(job -> !job.state().isFinal())
                .filter(job -> job.state() != JobState.PAUSED)
                .isPresent();
    }

    private void workerLost(Job job) {
        String message =
                "the worker stopped answering (%s); another one goes on from the last checkpoint"
                        .formatted(job.worker());
        WorkerLosses losses =
                job.stopRequest() == null ? job.loseWorker(clock.instant()) : WorkerLosses.NONE;
        if (losses.count() >= properties.maxWorkerLosses()) {
            endRun(job, RunState.FAILED);
            job.fail(
                    ("its worker stopped answering %d times: %s. It may need more memory than there is,"
                                    + " or crash: see the workers' logs, then post the plan again")
                            .formatted(properties.maxWorkerLosses(), losses.seen()),
                    clock.instant());
            log.state(job);
        } else {
            goOnOrDoAsAsked(job, message);
        }
    }

    /** Its owner may have asked it to stop meanwhile. */
    private void goOnOrDoAsAsked(Job job, String message) {
        if (job.stopRequest() != null) {
            doAsAsked(job);
            return;
        }
        if (job.state() == JobState.RUNNING) {
            job.requeue();
        }
        log.state(job);
        log.message(job, message);
    }

    /** What the job's training is recorded as, from its first attempt on. */
    void record(Job taken, Run run) {
        Provenance provenance = run.provenance();
        jobs.lock(taken)
                .recordedAs(run.id(), provenance.threads(), DeviceKind.of(provenance.device()));
    }

    /** Trained to its end. */
    void succeed(Job taken, TrainingOutcome outcome) {
        Job job = jobs.lock(taken);
        UUID run = job.recordedRun();
        recorder.succeed(run, outcome);
        String model = job.plan().registerAs();
        if (model != null) {
            int version = models.registerServed(model, run).version();
            log.message(job, "registered as version " + version + " of model " + model);
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
        return stop(taken, 0);
    }

    /**
     * Told to stop, or come to its limit.
     *
     * @param epochs that are done
     * @return false if the job is to be queued again
     */
    boolean stop(Job taken, int epochs) {
        Job job = jobs.lock(taken);
        if (job.stopRequest() != null) {
            doAsAsked(job);
            return true;
        }
        if (!job.limit().allows(epochs)) {
            job.waitAtLimit();
            log.state(job);
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
