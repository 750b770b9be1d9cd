package dev.dropwise.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerState;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteReschedule;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.dropwise.job.queue.QueuePlace;
import dev.dropwise.job.worker.JobThreads;
import dev.dropwise.job.worker.ResourceRequirements;
import dev.dropwise.job.worker.WorkerCapacity;
import java.time.Duration;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Has a worker carry out the job of a place in the queue, if there is room for it here. */
@Component
class JobTask implements ExecutionHandler<Void> {

    private final JobWorker worker;
    private final Jobs jobs;
    private final JobThreads threads;
    private final WorkerCapacity capacity;
    private final ObjectProvider<Scheduler> scheduler;

    JobTask(
            JobWorker worker,
            Jobs jobs,
            JobThreads threads,
            WorkerCapacity capacity,
            ObjectProvider<Scheduler> scheduler) {
        this.worker = worker;
        this.jobs = jobs;
        this.threads = threads;
        this.capacity = capacity;
        this.scheduler = scheduler;
    }

    @Override
    public CompletionHandler<Void> execute(TaskInstance<Void> place, ExecutionContext context) {
        UUID id = QueuePlace.of(place).job();
        ResourceRequirements needs =
                jobs.findById(id).map(this::needs).orElse(ResourceRequirements.ANYTHING);
        if (!capacity.take(id, needs)) {
            return again();
        }
        try {
            lookForMore();
            SchedulerState state = context.getSchedulerState();
            boolean done = worker.work(id, () -> state.isShuttingDown() || capacity.isClosed());
            return done ? new OnCompleteRemove<>() : again();
        } finally {
            capacity.release(id);
            lookForMore();
        }
    }

    /** With the threads that it would begin with here, unless it has begun. */
    private ResourceRequirements needs(Job job) {
        ResourceRequirements needs = job.needs();
        return needs.cores() == null ? needs.with(threads.of(job.plan())) : needs;
    }

    /** There may be room for another one now. */
    private void lookForMore() {
        scheduler.getObject().triggerCheckForDueExecutions();
    }

    private static CompletionHandler<Void> again() {
        return new OnCompleteReschedule<>(FixedDelay.of(Duration.ZERO));
    }
}
