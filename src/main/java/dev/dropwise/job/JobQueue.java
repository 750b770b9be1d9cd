package dev.dropwise.job;

import dev.dropwise.job.queue.WorkerName;

import dev.dropwise.job.queue.QueueWatch;

import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerProperties;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
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

    @Bean
    Task<Void> trainTask(JobTask task, JobExecution jobExecution, DbSchedulerProperties scheduler) {
        return Tasks.custom(TASK, Void.class)
                .onDeadExecution(
                        new WorkerLossHandler(
                                jobExecution, scheduler.getHeartbeatInterval().multipliedBy(2)))
                .onFailureReschedule(FixedDelay.ofSeconds(5))
                .execute(task);
    }

    @Bean
    QueueWatch jobQueueWatch(DataSource database) {
        return new QueueWatch("jobs", database);
    }

    /** Who this process is among all workers; another one after each start. */
    @Bean
    WorkerName workerName() {
        return WorkerName.ofThisProcess();
    }

    @Bean
    DbSchedulerCustomizer schedulerCustomizer(
            WorkerName name, WorkerCapacity capacity, WorkerRegistration registration) {
        return new DbSchedulerCustomizer() {
            @Override
            public Optional<SchedulerName> schedulerName() {
                return Optional.of(new SchedulerName.Fixed(name.value()));
            }

            @Override
            public Optional<JdbcCustomization> jdbcCustomization() {
                return Optional.of(new FairQueue(capacity, registration));
            }
        };
    }

    /** A place in the queue of its own for every time that a job is queued. */
    static TaskInstance<Void> place(Job job) {
        return new TaskInstance<>(TASK, job.id() + SEPARATOR + job.timesQueued());
    }

    static UUID jobOf(TaskInstance<?> place) {
        String id = place.getId();
        return UUID.fromString(id.substring(0, id.indexOf(SEPARATOR)));
    }
}
