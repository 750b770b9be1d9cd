package dev.dropwise.job;

import com.github.kagkarlsson.scheduler.task.DeadExecutionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import dev.dropwise.job.queue.QueuePlace;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Told of executions whose worker missed its heartbeats. It counts as lost when it misses them
 * still a little later: after the database itself was unavailable, all workers are late at first.
 */
final class WorkerLossHandler implements DeadExecutionHandler<Void> {

    private static final Logger logger = LoggerFactory.getLogger(WorkerLossHandler.class);

    private static final long FORGOTTEN = Duration.ofMinutes(1).toNanos();

    private final JobExecution jobExecution;
    private final Duration grace;
    private final Map<String, Sighting> sightings = new ConcurrentHashMap<>();

    private record Sighting(@Nullable Instant heartbeat, long nanos) {}

    /**
     * @param grace how long a worker has to come back
     */
    WorkerLossHandler(JobExecution jobExecution, Duration grace) {
        this.jobExecution = jobExecution;
        this.grace = grace;
    }

    @Override
    public void deadExecution(ExecutionComplete complete, ExecutionOperations<Void> operations) {
        Execution execution = complete.getExecution();
        if (!isSeenAgain(execution)) {
            return;
        }
        sightings.remove(execution.getId());
        logger.warn("Worker {} stopped answering", execution.pickedBy);
        if (jobExecution.workerLost(
                QueuePlace.of(execution.taskInstance).job(), execution.pickedBy)) {
            operations.reschedule(complete, Instant.now());
        } else {
            operations.remove();
        }
    }

    private boolean isSeenAgain(Execution execution) {
        Sighting now = new Sighting(execution.lastHeartbeat, System.nanoTime());
        sightings.values().removeIf(old -> now.nanos() - old.nanos() > FORGOTTEN);
        Sighting before = sightings.putIfAbsent(execution.getId(), now);
        if (before == null) {
            return false;
        }
        if (!Objects.equals(before.heartbeat(), now.heartbeat())) {
            sightings.put(execution.getId(), now);
            return false;
        }
        return now.nanos() - before.nanos() >= grace.toNanos();
    }
}
