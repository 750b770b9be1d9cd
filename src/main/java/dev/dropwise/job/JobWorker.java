package dev.dropwise.job;

import dev.dropwise.dataset.Dataset;
import dev.dropwise.dataset.Datasets;
import dev.dropwise.dataset.NoSuchDataset;
import dev.dropwise.engine.EngineProperties;
import dev.dropwise.run.Checkpoint;
import dev.dropwise.run.Checkpoints;
import dev.dropwise.run.Provenances;
import dev.dropwise.run.Run;
import dev.dropwise.run.RunRecorder;
import dev.dropwise.spec.Plan;
import dev.dropwise.store.BlobStore;
import dev.dropwise.training.Conditions;
import dev.dropwise.training.Outcome;
import dev.dropwise.training.Position;
import dev.dropwise.training.TrainingData;
import dev.dropwise.training.TrainingFailed;
import dev.dropwise.training.TrainingLoop;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries out one job at a time per thread: trains its plan, or goes on where the last worker
 * stopped.
 */
@Component
class JobWorker {

    private static final Logger logger = LoggerFactory.getLogger(JobWorker.class);

    private final Jobs jobs;
    private final WorkerDesk desk;
    private final EventLog log;
    private final RunRecorder recorder;
    private final Checkpoints checkpoints;
    private final Provenances provenances;
    private final BlobStore blobs;
    private final Datasets datasets;
    private final Transfer transfer;
    private final TrainingLoop loop;
    private final Admission admission;
    private final JobProperties properties;
    private final TransactionTemplate transaction;
    private final int threads;

    JobWorker(
            Jobs jobs,
            WorkerDesk desk,
            EventLog log,
            RunRecorder recorder,
            Checkpoints checkpoints,
            Provenances provenances,
            BlobStore blobs,
            Datasets datasets,
            Transfer transfer,
            TrainingLoop loop,
            Admission admission,
            JobProperties properties,
            EngineProperties engine,
            TransactionTemplate transaction) {
        this.jobs = jobs;
        this.desk = desk;
        this.log = log;
        this.recorder = recorder;
        this.checkpoints = checkpoints;
        this.provenances = provenances;
        this.blobs = blobs;
        this.datasets = datasets;
        this.transfer = transfer;
        this.loop = loop;
        this.admission = admission;
        this.properties = properties;
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
        Optional<Job> taken = desk.take(id);
        return taken.isEmpty() || work(taken.get(), shutdown);
    }

    private boolean work(Job job, BooleanSupplier shutdown) {
        try {
            Outcome outcome = train(job, new JobStop(jobs, job, shutdown, properties.look()));
            if (!outcome.complete()) {
                return desk.stop(job);
            }
            desk.succeed(job, outcome);
        } catch (TakenOver elsewhere) {
            logger.info("Left job {} to another worker: {}", job.id(), elsewhere.getMessage());
        } catch (TransientDataAccessException
                | DataAccessResourceFailureException
                | CannotCreateTransactionException
                | TransactionSystemException passing) {
            // The queue tries again after a while, from the last checkpoint.
            throw passing;
        } catch (RuntimeException | Error failure) {
            String reason = FailureReason.of(failure, job.plan(), job.id());
            logger.info("Job {} failed: {}", job.id(), reason);
            desk.fail(job, reason);
        }
        return true;
    }

    private Outcome train(Job job, JobStop stop) {
        TrainingData data = data(job.plan());
        Run run = run(job, data);
        try (JobJournal journal =
                new JobJournal(
                        job,
                        run,
                        jobs,
                        log,
                        recorder,
                        checkpoints,
                        blobs,
                        transaction,
                        properties)) {
            Optional<Checkpoint> last =
                    checkpoints.findFirstByRunAndKindOrderByIdDesc(run.id(), Checkpoint.Kind.LAST);
            if (last.isEmpty()) {
                return loop.start(
                        transfer.source(job.plan()),
                        job.plan(),
                        data,
                        conditions(run),
                        journal,
                        stop);
            }
            return loop.resume(from(last.get()), job.plan(), data, conditions(run), journal, stop);
        }
    }

    /** As it began, wherever it goes on: the bits depend on them. */
    private static Conditions conditions(Run run) {
        return new Conditions(run.provenance().threads(), run.provenance().reading());
    }

    private Conditions conditionsHere(Plan plan, TrainingData data) {
        return new Conditions(threads, loop.reading(plan, data, admission.room(plan)));
    }

    private TrainingLoop.Checkpoint from(Checkpoint last) {
        Position position = last.position();
        if (position == null) {
            throw new IllegalStateException("checkpoint " + last.id() + " has no position");
        }
        return new TrainingLoop.Checkpoint(position, blobs.verified(last.blob()));
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
                                    provenances.of(
                                            job.plan(),
                                            conditionsHere(job.plan(), data),
                                            data.division()));
                    desk.record(job, run.id());
                    return run;
                });
    }
}
