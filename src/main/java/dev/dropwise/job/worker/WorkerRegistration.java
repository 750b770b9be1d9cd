package dev.dropwise.job.worker;

import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerProperties;
import dev.dropwise.job.queue.WorkerName;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** This process' entry among the workers, and what it knows of the others. */
@Component
public class WorkerRegistration {

    private static final Logger logger = LoggerFactory.getLogger(WorkerRegistration.class);

    private final WorkerName name;
    private final Workers workers;
    private final WorkerCapacity capacity;
    private final Duration presence;
    private final Clock clock;
    private volatile String device = "cpu";
    private volatile int mostCores;
    private volatile Instant beaten = Instant.MIN;

    WorkerRegistration(
            WorkerName name,
            Workers workers,
            WorkerCapacity capacity,
            DbSchedulerProperties scheduler,
            Clock clock) {
        this.name = name;
        this.workers = workers;
        this.capacity = capacity;
        this.presence =
                scheduler.getHeartbeatInterval().multipliedBy(scheduler.getMissedHeartbeatsLimit());
        this.clock = clock;
        this.mostCores = capacity.all().cores();
    }

    /** Enters this process. */
    void enter(String onDevice) {
        device = onDevice;
        beat();
    }

    /** Says that it is still there. */
    void beat() {
        Instant now = clock.instant();
        if (workers.seen(name.value(), now) == 0) {
            workers.save(new Worker(name, capacity.all(), device, now));
        }
        Integer most = workers.mostCores(now.minus(presence));
        mostCores = Math.max(capacity.all().cores(), most == null ? 0 : most);
        beaten = now;
    }

    /** Takes this process out, after its jobs were handed back. */
    @PreDestroy
    void leave() {
        if (!isEntered()) {
            return;
        }
        try {
            workers.deleteById(name.value());
        } catch (RuntimeException e) {
            logger.warn("Cannot take worker {} out of the database: {}", name, e.toString());
        }
    }

    boolean isEntered() {
        return !beaten.equals(Instant.MIN);
    }

    /** Whether the others know that this worker is there. */
    boolean isCurrent() {
        return !beaten.isBefore(clock.instant().minus(presence));
    }

    /** The most cores of any worker: a job that began with more waits for no others. */
    public int mostCores() {
        return mostCores;
    }

    /** Where this process trains. */
    public DeviceKind kind() {
        return DeviceKind.of(device);
    }

    /** How long a worker that is not seen is still believed to be there. */
    public Duration presence() {
        return presence;
    }
}
