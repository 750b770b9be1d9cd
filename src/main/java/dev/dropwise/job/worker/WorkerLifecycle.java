package dev.dropwise.job.worker;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerProperties;
import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerStarter;
import dev.dropwise.engine.TorchRuntime;
import dev.dropwise.job.queue.PeriodicTask;
import dev.dropwise.role.RoleProperties;
import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Starts the work on jobs where that is this process' role, once it knows its device, and ends it
 * as soon as the process is to end: trainings stop while requests are still finished.
 */
@Component
class WorkerLifecycle implements DbSchedulerStarter {

    private static final Logger logger = LoggerFactory.getLogger(WorkerLifecycle.class);

    private final boolean trains;
    private final Scheduler scheduler;
    private final WorkerRegistration registration;
    private final WorkerCapacity capacity;
    private final TorchRuntime torch;
    private final ApplicationContext context;
    private final PeriodicTask periodicTask;

    WorkerLifecycle(
            RoleProperties role,
            Scheduler scheduler,
            WorkerRegistration registration,
            WorkerCapacity capacity,
            TorchRuntime torch,
            ApplicationContext context,
            DbSchedulerProperties properties) {
        this.trains = role.role().trains();
        this.scheduler = scheduler;
        this.registration = registration;
        this.capacity = capacity;
        this.torch = torch;
        this.context = context;
        this.periodicTask =
                new PeriodicTask("worker", properties.getHeartbeatInterval(), this::beat);
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        if (trains) {
            periodicTask.start();
        }
    }

    private void beat() {
        if (scheduler.getSchedulerState().isStarted()) {
            registration.beat();
        } else {
            doStart();
        }
    }

    /** Loading libtorch takes a moment: the first job should not wait for it. */
    @Override
    public void doStart() {
        try {
            registration.enter(torch.deviceName());
            scheduler.start();
        } catch (LinkageError e) {
            logger.error("This process cannot train: libtorch does not load", e);
        }
    }

    @EventListener
    void ending(ContextClosedEvent closed) {
        if (closed.getApplicationContext() == context) {
            capacity.close();
        }
    }

    @PreDestroy
    void stop() {
        periodicTask.stop();
    }
}
