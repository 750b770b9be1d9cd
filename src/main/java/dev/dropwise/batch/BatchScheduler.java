package dev.dropwise.batch;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.dropwise.job.queue.QueueWatch;
import dev.dropwise.job.queue.WorkerName;
import dev.dropwise.role.RoleProperties;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Has batch predictions carried out where that is this process' role, one at a time beside its
 * trainings. One whose worker stopped answering goes to another.
 */
@Component
class BatchScheduler {

    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofMillis(1500);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final Duration LAST_WAIT = Duration.ofSeconds(15);

    private final BatchWorker worker;
    private final BatchExecution execution;
    private final boolean works;
    private final Scheduler scheduler;

    BatchScheduler(
            BatchWorker worker,
            BatchExecution execution,
            RoleProperties role,
            WorkerName name,
            DataSource database) {
        this.worker = worker;
        this.execution = execution;
        this.works = role.role().trains();
        this.scheduler =
                Scheduler.create(database, task())
                        .tableName(BatchQueue.TABLE)
                        .schedulerName(new SchedulerName.Fixed(name.value()))
                        .threads(1)
                        .pollingInterval(INTERVAL)
                        .heartbeatInterval(HEARTBEAT)
                        .missedHeartbeatsLimit(4)
                        .shutdownMaxWait(LAST_WAIT)
                        .failureLogging(LogLevel.DEBUG, false)
                        .addSchedulerListener(new QueueWatch("batch predictions", database))
                        .build();
    }

    private Task<Void> task() {
        return Tasks.custom(BatchQueue.TASK, Void.class)
                .onDeadExecution(this::goOnElsewhere)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(AFTER_FAILURE))
                .execute(
                        (batch, context) -> {
                            boolean isDone =
                                    worker.work(
                                            UUID.fromString(batch.getId()),
                                            context.getSchedulerState()::isShuttingDown);
                            return (complete, operations) -> {
                                if (isDone) {
                                    operations.remove();
                                } else {
                                    operations.reschedule(complete, Instant.now());
                                }
                            };
                        });
    }

    private void goOnElsewhere(ExecutionComplete complete, ExecutionOperations<Void> operations) {
        UUID id = UUID.fromString(complete.getExecution().taskInstance.getId());
        if (execution.workerLost(id)) {
            operations.reschedule(complete, Instant.now());
        } else {
            operations.remove();
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        if (works) {
            scheduler.start();
        }
    }

    @PreDestroy
    void stop() {
        scheduler.stop();
    }
}
