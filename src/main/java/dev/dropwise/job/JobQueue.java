package dev.dropwise.job;

import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerProperties;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.dropwise.job.queue.QueuePlace;
import dev.dropwise.job.queue.QueueWatch;
import dev.dropwise.job.queue.WorkerName;
import dev.dropwise.job.worker.FairQueue;
import dev.dropwise.job.worker.WorkerCapacity;
import dev.dropwise.job.worker.WorkerRegistration;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The queue of jobs: one execution of db-scheduler per job that waits or runs, named by the job's
 * id.
 */
@Configuration(proxyBeanMethods = false)
class JobQueue {

    @Bean
    Task<Void> trainTask(JobTask task, JobExecution jobExecution, DbSchedulerProperties scheduler) {
        return Tasks.custom(QueuePlace.TASK, Void.class)
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
}
