package dev.dropwise.job;

import dev.dropwise.job.queue.DatabaseUnavailable;
import dev.dropwise.job.queue.RetryWhileUnavailable;
import dev.dropwise.job.queue.WorkerName;
import dev.dropwise.job.worker.JobProperties;
import dev.dropwise.problem.DatabaseFaults;
import dev.dropwise.store.StoreFault;
import dev.dropwise.training.TrainingOutcome;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Carries out one job at a time per thread: trains its plan, or goes on where the last worker
 * stopped.
 */
@Component
class JobWorker {

    private static final Logger logger = LoggerFactory.getLogger(JobWorker.class);

    private final WorkerName name;
    private final JobExecution execution;
    private final JobTraining training;
    private final Duration databasePatience;

    JobWorker(
            WorkerName name,
            JobExecution execution,
            JobTraining training,
            JobProperties properties) {
        this.name = name;
        this.execution = execution;
        this.training = training;
        this.databasePatience = properties.databasePatience();
    }

    /**
     * Works on a job until it ends or must stop.
     *
     * @param ending whether this process is about to end
     * @return false if the job is to be queued again
     */
    boolean work(UUID id, BooleanSupplier ending) {
        Optional<Job> taken = execution.take(id, name.value());
        return taken.isEmpty() || work(taken.get(), ending);
    }

    private boolean work(Job job, BooleanSupplier ending) {
        RetryWhileUnavailable retry = new RetryWhileUnavailable(databasePatience, ending);
        try {
            TrainingOutcome outcome = training.train(job, retry, ending);
            if (!outcome.complete()) {
                return retry.get(() -> execution.stop(job, outcome.epochs()));
            }
            retry.persist(() -> execution.succeed(job, outcome));
            return true;
        } catch (RuntimeException | Error failure) {
            if (StoreFault.isPassing(failure) && ending.getAsBoolean()) {
                return retry.get(() -> execution.stop(job));
            }
            return failed(job, failure, retry, ending.getAsBoolean());
        }
    }

    private boolean failed(
            Job job, Throwable failure, RetryWhileUnavailable retry, boolean isEnding) {
        if (DatabaseFaults.isPassing(failure)) {
            // The queue tries again after a while, from the last checkpoint.
            throw new DatabaseUnavailable(job.id(), failure);
        }
        if (failure instanceof AttemptSuperseded) {
            return left(job, failure);
        }
        String reason = FailureReason.of(failure, job.plan(), job.id());
        if (isEnding && FailureReason.isUnexpected(failure)) {
            // A process that ends may lack what it needs; where it is the job, the next one says
            // so.
            logger.info("Job {} goes to another worker: {}", job.id(), reason);
            return retry.get(() -> execution.stop(job));
        }
        logger.info("Job {} failed: {}", job.id(), reason);
        try {
            retry.persist(() -> execution.fail(job, reason));
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
}
