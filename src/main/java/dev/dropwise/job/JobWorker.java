package dev.dropwise.job;

import dev.dropwise.job.queue.WorkerName;

import dev.dropwise.dataset.Dataset;
import dev.dropwise.dataset.Datasets;
import dev.dropwise.dataset.NoSuchDataset;
import dev.dropwise.problem.DatabaseFaults;
import dev.dropwise.run.Checkpoint;
import dev.dropwise.run.Checkpoints;
import dev.dropwise.run.ProvenanceCollector;
import dev.dropwise.run.Run;
import dev.dropwise.run.RunRecorder;
import dev.dropwise.spec.Plan;
import dev.dropwise.store.BlobStore;
import dev.dropwise.store.StoreFault;
import dev.dropwise.training.Trainer;
import dev.dropwise.training.TrainingConditions;
import dev.dropwise.training.TrainingData;
import dev.dropwise.training.TrainingFailed;
import dev.dropwise.training.TrainingOutcome;
import dev.dropwise.training.TrainingState;
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

    private final WorkerName name;
    private final JobExecution jobExecution;
    private final AttemptLog log;
    private final RunRecorder recorder;
    private final Checkpoints checkpoints;
    private final ProvenanceCollector provenanceCollector;
    private final BlobStore blobs;
    private final Datasets datasets;
    private final InitialWeights initialWeights;
    private final Trainer trainer;
    private final MemoryAdmission admission;
    private final JobProperties properties;
    private final TransactionTemplate transaction;
    private final int threads;

    JobWorker(
            WorkerName name,
            JobExecution jobExecution,
            AttemptLog log,
            RunRecorder recorder,
            Checkpoints checkpoints,
            ProvenanceCollector provenanceCollector,
            BlobStore blobs,
            Datasets datasets,
            InitialWeights initialWeights,
            Trainer trainer,
            MemoryAdmission admission,
            JobProperties properties,
            WorkerCapacity capacity,
            TransactionTemplate transaction) {
        this.name = name;
        this.jobExecution = jobExecution;
        this.log = log;
        this.recorder = recorder;
        this.checkpoints = checkpoints;
        this.provenanceCollector = provenanceCollector;
        this.blobs = blobs;
        this.datasets = datasets;
        this.initialWeights = initialWeights;
        this.trainer = trainer;
        this.admission = admission;
        this.properties = properties;
        this.transaction = transaction;
        this.threads = capacity.share();
    }

    /**
     * Works on a job until it ends or must stop.
     *
     * @param ending whether this process is about to end
     * @return false if the job is to be queued again
     */
    boolean work(UUID id, BooleanSupplier ending) {
        Optional<Job> taken = jobExecution.take(id, name.value());
        return taken.isEmpty() || work(taken.get(), ending);
    }

    private boolean work(Job job, BooleanSupplier ending) {
        RetryWhileUnavailable retryWhileUnavailable =
                new RetryWhileUnavailable(properties.databasePatience(), ending);
        try {
            TrainingOutcome outcome = train(job, retryWhileUnavailable, ending);
            if (!outcome.complete()) {
                return retryWhileUnavailable.get(() -> jobExecution.stop(job));
            }
            retryWhileUnavailable.persist(() -> jobExecution.succeed(job, outcome));
            return true;
        } catch (RuntimeException | Error failure) {
            if (StoreFault.isPassing(failure) && ending.getAsBoolean()) {
                return retryWhileUnavailable.get(() -> jobExecution.stop(job));
            }
            return failed(job, failure, retryWhileUnavailable);
        }
    }

    private boolean failed(
            Job job, Throwable failure, RetryWhileUnavailable retryWhileUnavailable) {
        if (DatabaseFaults.isPassing(failure)) {
            // The queue tries again after a while, from the last checkpoint.
            throw new DatabaseUnavailable(job.id(), failure);
        }
        if (failure instanceof AttemptSuperseded) {
            return left(job, failure);
        }
        String reason = FailureReason.of(failure, job.plan(), job.id());
        logger.info("Job {} failed: {}", job.id(), reason);
        try {
            retryWhileUnavailable.persist(() -> jobExecution.fail(job, reason));
            return true;
        } catch (AttemptSuperseded elsewhere) {
            return left(job, elsewhere);
        }
    }

    /**
     * Its place stays in the queue: if it was not taken over at all, but a commit succeeded whose
     * answer was lost with the connection, whoever comes next finds the job as it was left.
     */
    private static boolean left(Job job, Throwable elsewhere) {
        logger.info("Left job {} as it is: {}", job.id(), elsewhere.getMessage());
        return false;
    }

    private TrainingOutcome train(
            Job job, RetryWhileUnavailable retryWhileUnavailable, BooleanSupplier ending) {
        TrainingData data = retryWhileUnavailable.get(() -> data(job.plan()));
        Run run = retryWhileUnavailable.get(() -> run(job, data));
        try (JobTrainingListener jobTrainingListener =
                new JobTrainingListener(
                        job,
                        run,
                        log,
                        checkpoints,
                        blobs,
                        properties.look(),
                        retryWhileUnavailable,
                        ending)) {
            return train(job, run, data, jobTrainingListener, retryWhileUnavailable);
        }
    }

    private TrainingOutcome train(
            Job job,
            Run run,
            TrainingData data,
            JobTrainingListener jobTrainingListener,
            RetryWhileUnavailable retryWhileUnavailable) {
        try {
            TrainingOutcome outcome =
                    trainOrResume(job, run, data, jobTrainingListener, retryWhileUnavailable);
            jobTrainingListener.finish();
            return outcome;
        } catch (TrainingFailed failure) {
            jobTrainingListener.finish();
            throw failure;
        }
    }

    private TrainingOutcome trainOrResume(
            Job job,
            Run run,
            TrainingData data,
            JobTrainingListener jobTrainingListener,
            RetryWhileUnavailable retryWhileUnavailable) {
        Plan plan = job.plan();
        TrainingConditions asBegun = run.provenance().conditions();
        Optional<Checkpoint> last =
                checkpoints.findFirstByRunAndKindOrderByIdDesc(run.id(), Checkpoint.Kind.LAST);
        return last.isEmpty()
                ? trainer.start(
                        retryWhileUnavailable.get(() -> initialWeights.source(plan)),
                        plan,
                        data,
                        asBegun,
                        jobTrainingListener,
                        jobTrainingListener)
                : trainer.resume(
                        retryWhileUnavailable.get(() -> from(last.get())),
                        plan,
                        data,
                        asBegun,
                        jobTrainingListener,
                        jobTrainingListener);
    }

    private TrainingConditions conditionsHere(Plan plan, TrainingData data) {
        return new TrainingConditions(threads, trainer.reading(plan, data, admission.room(plan)));
    }

    private Trainer.Checkpoint from(Checkpoint last) {
        TrainingState trainingState = last.position();
        if (trainingState == null) {
            throw new IllegalStateException("checkpoint " + last.id() + " has no position");
        }
        return new Trainer.Checkpoint(trainingState, blobs.verified(last.blob()));
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
                                    provenanceCollector.of(
                                            job.plan(),
                                            conditionsHere(job.plan(), data),
                                            data.division()));
                    jobExecution.record(job, run);
                    return run;
                });
    }
}
