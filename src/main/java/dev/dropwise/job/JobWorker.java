package dev.dropwise.job;

import dev.dropwise.dataset.Dataset;
import dev.dropwise.dataset.Datasets;
import dev.dropwise.dataset.NoSuchDataset;
import dev.dropwise.problem.DatabaseFaults;
import dev.dropwise.run.Checkpoint;
import dev.dropwise.run.Checkpoints;
import dev.dropwise.run.Provenances;
import dev.dropwise.run.Run;
import dev.dropwise.run.RunRecorder;
import dev.dropwise.spec.Plan;
import dev.dropwise.store.BlobStore;
import dev.dropwise.store.StoreFault;
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
    private final WorkerDesk desk;
    private final AttemptLog log;
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
            WorkerName name,
            WorkerDesk desk,
            AttemptLog log,
            RunRecorder recorder,
            Checkpoints checkpoints,
            Provenances provenances,
            BlobStore blobs,
            Datasets datasets,
            Transfer transfer,
            TrainingLoop loop,
            Admission admission,
            JobProperties properties,
            Capacity capacity,
            TransactionTemplate transaction) {
        this.name = name;
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
        this.threads = capacity.share();
    }

    /**
     * Works on a job until it ends or must stop.
     *
     * @param ending whether this process is about to end
     * @return false if the job is to be queued again
     */
    boolean work(UUID id, BooleanSupplier ending) {
        Optional<Job> taken = desk.take(id, name.value());
        return taken.isEmpty() || work(taken.get(), ending);
    }

    private boolean work(Job job, BooleanSupplier ending) {
        Persistence persistence = new Persistence(properties.databasePatience(), ending);
        try {
            Outcome outcome = train(job, persistence, ending);
            if (!outcome.complete()) {
                return persistence.get(() -> desk.stop(job));
            }
            persistence.persist(() -> desk.succeed(job, outcome));
            return true;
        } catch (RuntimeException | Error failure) {
            if (StoreFault.isPassing(failure) && ending.getAsBoolean()) {
                return persistence.get(() -> desk.stop(job));
            }
            return failed(job, failure, persistence);
        }
    }

    private boolean failed(Job job, Throwable failure, Persistence persistence) {
        if (DatabaseFaults.isPassing(failure)) {
            // The queue tries again after a while, from the last checkpoint.
            throw new DatabaseAway(job.id(), failure);
        }
        if (failure instanceof TakenOver) {
            return left(job, failure);
        }
        String reason = FailureReason.of(failure, job.plan(), job.id());
        logger.info("Job {} failed: {}", job.id(), reason);
        try {
            persistence.persist(() -> desk.fail(job, reason));
            return true;
        } catch (TakenOver elsewhere) {
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

    private Outcome train(Job job, Persistence persistence, BooleanSupplier ending) {
        TrainingData data = persistence.get(() -> data(job.plan()));
        Run run = persistence.get(() -> run(job, data));
        try (JobJournal journal =
                new JobJournal(
                        job,
                        run,
                        log,
                        checkpoints,
                        blobs,
                        properties.look(),
                        persistence,
                        ending)) {
            return train(job, run, data, journal, persistence);
        }
    }

    private Outcome train(
            Job job, Run run, TrainingData data, JobJournal journal, Persistence persistence) {
        try {
            Outcome outcome = trainOrResume(job, run, data, journal, persistence);
            journal.finish();
            return outcome;
        } catch (TrainingFailed failure) {
            journal.finish();
            throw failure;
        }
    }

    private Outcome trainOrResume(
            Job job, Run run, TrainingData data, JobJournal journal, Persistence persistence) {
        Plan plan = job.plan();
        Conditions asBegun = run.provenance().conditions();
        Optional<Checkpoint> last =
                checkpoints.findFirstByRunAndKindOrderByIdDesc(run.id(), Checkpoint.Kind.LAST);
        return last.isEmpty()
                ? loop.start(
                        persistence.get(() -> transfer.source(plan)),
                        plan,
                        data,
                        asBegun,
                        journal,
                        journal)
                : loop.resume(
                        persistence.get(() -> from(last.get())),
                        plan,
                        data,
                        asBegun,
                        journal,
                        journal);
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
                    desk.record(job, run);
                    return run;
                });
    }
}
