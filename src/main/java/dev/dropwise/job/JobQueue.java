package dev.dropwise.job;

import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteReschedule;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The queue of jobs: one execution of db-scheduler per job that waits or runs, named by the job's
 * id.
 */
@Configuration(proxyBeanMethods = false)
class JobQueue {

    private static final String TASK = "train";
    private static final String SEPARATOR = "/";

    /**
     * The execution of a dead worker is revived: the next worker goes on from the last checkpoint.
     */
    @Bean
    Task<Void> trainTask(JobWorker worker) {
        return Tasks.custom(TASK, Void.class)
                .onDeadExecutionRevive()
                .onFailureReschedule(FixedDelay.ofSeconds(5))
                .execute(
                        (instance, context) ->
                                worker.work(
                                                jobOf(instance),
                                                () -> context.getSchedulerState().isShuttingDown())
                                        ? new OnCompleteRemove<>()
                                        : new OnCompleteReschedule<>(FixedDelay.of(Duration.ZERO)));
    }

    /** A place in the queue of its own for every time that a job is queued. */
    static TaskInstance<Void> place(Job job) {
        return new TaskInstance<>(TASK, job.id() + SEPARATOR + job.timesQueued());
    }

    private static UUID jobOf(TaskInstance<Void> place) {
        String id = place.getId();
        return UUID.fromString(id.substring(0, id.indexOf(SEPARATOR)));
    }
}
