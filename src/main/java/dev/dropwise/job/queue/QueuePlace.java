package dev.dropwise.job.queue;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.util.UUID;

/**
 * A job's place in the queue: one of its own for every time that the job is queued.
 *
 * @param timesQueued from 1
 */
public record QueuePlace(UUID job, int timesQueued) {

    /** What db-scheduler calls the task. */
    public static final String TASK = "train";

    private static final String SEPARATOR = "/";

    /** The place of a task that is due. */
    public static QueuePlace of(TaskInstance<?> task) {
        String[] parts = task.getId().split(SEPARATOR, 2);
        return new QueuePlace(UUID.fromString(parts[0]), Integer.parseInt(parts[1]));
    }

    /** The task that db-scheduler keeps for it. */
    public TaskInstance<Void> task() {
        return new TaskInstance<>(TASK, job + SEPARATOR + timesQueued);
    }
}
