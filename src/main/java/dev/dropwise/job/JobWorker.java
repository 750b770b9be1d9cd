package dev.dropwise.job;

import dev.dropwise.dataset.Dataset;
import dev.dropwise.dataset.Datasets;
import dev.dropwise.dataset.NoSuchDataset;
import dev.dropwise.engine.EngineProperties;
import dev.dropwise.model.ModelRegistry;
import dev.dropwise.run.Checkpoint;
import dev.dropwise.run.Checkpoints;
import dev.dropwise.run.Provenances;
import dev.dropwise.run.Run;
import dev.dropwise.run.RunRecorder;
import dev.dropwise.run.RunState;
import dev.dropwise.spec.Plan;
import dev.dropwise.store.BlobStore;
import dev.dropwise.training.Outcome;
import dev.dropwise.training.Position;
import dev.dropwise.training.TrainingData;
import dev.dropwise.training.TrainingFailed;
import dev.dropwise.training.TrainingLoop;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries out one job at a time per thread: trains its plan, or goes on where the last worker
 * stopped.
 */
@Component
class JobWorker {

    private static final Logger logger = LoggerFactory.getLogger(JobWorker.class);

    private final Jobs jobs;
    private final EventLog log;
    private final RunRecorder recorder;
    private final Checkpoints checkpoints;
    private final Provenances provenances;
    private final BlobStore blobs;
    private final Datasets datasets;
    private final ModelRegistry models;
    private final TrainingLoop loop;
    private final JobProperties properties;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final int threads;

    JobWorker(
            Jobs jobs,
            EventLog log,
            RunRecorder recorder,
            Checkpoints checkpoints,
            Provenances provenances,
            BlobStore blobs,
            Datasets datasets,
            ModelRegistry models,
            TrainingLoop loop,
            JobProperties properties,
            EngineProperties engine,
            Clock clock,
            TransactionTemplate transaction) {
        this.jobs = jobs;
        this.log = log;
        this.recorder = recorder;
        this.checkpoints = checkpoints;
        this.provenances = provenances;
        this.blobs = blobs;
        this.datasets = datasets;
        this.models = models;
        this.loop = loop;
        this.properties = properties;
        this.clock = clock;
        this.transaction = transaction;
        this.threads = engine.threadsPerJob(properties.concurrency());
    }

    /**
     * Works on a job until it ends or must stop.
     *
     * @param shutdown whether this process is about to end
     * @return false if the job is to be queued again
     */
    boolean work(UUID id, BooleanSupplier shutdown) {
        Optional<Job> taken = take(id);
        if (taken.isEmpty()) {
            return true;
        }
        Job job = taken.get();
        try {
            Outcome outcome = train(job, new JobStop(jobs, id, shutdown, properties.look()));
            return outcome.complete() ? succeed(id, outcome) : stop(id);
        } catch (RuntimeException | OutOfMemoryError failure) {
            fail(id, FailureReason.of(failure, job.plan(), id));
            return true;
        }
    }

    /** Empty if the job was cancelled, paused or deleted while it waited. */
    private Optional<Job> take(UUID id) {
        return transaction.execute(
                status -> {
                    Optional<Job> found =
                            jobs.findById(id)
                                    .filter(
                                            job ->
                                                    job.state() == JobState.QUEUED
                                                            || job.state() == JobState.RUNNING);
                    found.ifPresent(this::start);
                    return found;
                });
    }

    private void start(Job job) {
        if (job.state() == JobState.RUNNING) {
            job.requeue();
            log.state(job);
            log.message(job.id(), "the worker stopped answering; another one goes on");
        }
        job.start(clock.instant());
        log.state(job);
    }

    private Outcome train(Job job, JobStop stop) {
        TrainingData data = data(job.plan());
        Run run = run(job, data);
        JobJournal journal =
                new JobJournal(
                        job,
                        run.id(),
                        jobs,
                        log,
                        recorder,
                        checkpoints,
                        blobs,
                        transaction,
                        properties);
        Optional<Checkpoint> last =
                checkpoints.findFirstByRunAndKindOrderByIdDesc(run.id(), Checkpoint.Kind.LAST);
        if (last.isEmpty()) {
            return loop.start(job.plan(), data, threads, journal, stop);
        }
        Position position = last.get().position();
        if (position == null) {
            throw new IllegalStateException("checkpoint " + last.get().id() + " has no position");
        }
        var from = new TrainingLoop.Checkpoint(position, blobs.verified(last.get().blob()));
        return loop.resume(from, job.plan(), data, threads, journal, stop);
    }

    private TrainingData data(Plan plan) {
        Dataset dataset;
        try {
            dataset = datasets.get(plan.dataset());
        } catch (NoSuchDataset gone) {
            throw new TrainingFailed(
                    "the data set "
                            + plan.dataset()
                            + " is gone: upload it again, then post the plan again",
                    gone);
        }
        if (!dataset.version().equals(plan.datasetHash())) {
            throw new TrainingFailed(
                    "the data set %s has changed since the job was submitted (%s then, %s now): submit it again"
                            .formatted(plan.dataset(), plan.datasetHash(), dataset.version()));
        }
        return TrainingData.of(dataset, plan.training(), plan.seed());
    }

    private Run run(Job job, TrainingData data) {
        UUID earlier = job.run();
        if (earlier != null) {
            return recorder.get(earlier);
        }
        return transaction.execute(
                status -> {
                    Run run =
                            recorder.begin(
                                    job.id(),
                                    job.plan(),
                                    data.preprocessing(),
                                    provenances.of(job.plan(), threads));
                    jobs.get(job.id()).recordedAs(run.id());
                    return run;
                });
    }

    private boolean succeed(UUID id, Outcome outcome) {
        transaction.executeWithoutResult(
                status -> {
                    Job job = jobs.get(id);
                    UUID run = job.recordedRun();
                    recorder.succeed(run, outcome);
                    String model = job.plan().registerAs();
                    if (model != null) {
                        int version = models.registerBest(model, run).version();
                        log.message(id, "registered as version " + version + " of model " + model);
                    }
                    job.succeed(outcome.epochs(), clock.instant());
                    log.state(job);
                });
        return true;
    }

    /** Told to stop: by its owner, or else because this process ends. */
    private boolean stop(UUID id) {
        return transaction.execute(
                status -> {
                    Job job = jobs.get(id);
                    if (job.stopRequest() == null) {
                        job.requeue();
                        log.state(job);
                        return false;
                    }
                    job.stopped(clock.instant());
                    if (job.state() == JobState.CANCELLED) {
                        recorder.end(job.recordedRun(), RunState.CANCELLED);
                    }
                    log.state(job);
                    return true;
                });
    }

    private void fail(UUID id, String reason) {
        transaction.executeWithoutResult(
                status -> {
                    Job job = jobs.get(id);
                    UUID run = job.run();
                    if (run != null) {
                        recorder.end(run, RunState.FAILED);
                    }
                    job.fail(reason, clock.instant());
                    log.state(job);
                });
        logger.info("Job {} failed: {}", id, reason);
    }
}
