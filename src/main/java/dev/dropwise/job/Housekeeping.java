package dev.dropwise.job;

import dev.dropwise.job.queue.PeriodicTask;
import dev.dropwise.job.worker.Workers;
import dev.dropwise.store.EmbeddedDatabase;
import dev.dropwise.store.OrphanSweep;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What has to be done now and then, by any process: each may, and twice does no harm. */
@Component
class Housekeeping {

    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration BETWEEN_SWEEPS = Duration.ofDays(1);

    /** For how long lost workers and past turns are remembered. */
    private static final Duration MEMORY = Duration.ofDays(1);

    private final UnplaceableJobs unplaceableJobs;
    private final Retention retention;
    private final JobOwners owners;
    private final Workers workers;
    private final Clock clock;
    private final PeriodicTask periodicTask = new PeriodicTask("housekeeping", PAUSE, this::tidy);

    /** Beside the rest, since a large bucket takes long to list. */
    private final PeriodicTask sweeps;

    private final PeriodicTask compaction;

    Housekeeping(
            UnplaceableJobs unplaceableJobs,
            Retention retention,
            JobOwners owners,
            Workers workers,
            OrphanSweep orphans,
            EmbeddedDatabase database,
            Clock clock) {
        this.unplaceableJobs = unplaceableJobs;
        this.retention = retention;
        this.owners = owners;
        this.workers = workers;
        this.clock = clock;
        this.sweeps = new PeriodicTask("sweep of orphans", BETWEEN_SWEEPS, orphans::sweep);
        this.compaction = new PeriodicTask("compaction", PAUSE, database::compact);
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        periodicTask.start();
        sweeps.start();
        compaction.start();
    }

    private void tidy() {
        Instant longAgo = clock.instant().minus(MEMORY);
        workers.forget(longAgo);
        owners.forget(longAgo);
        unplaceableJobs.noteAll();
        retention.letGo();
    }

    @PreDestroy
    void end() {
        periodicTask.stop();
        sweeps.stop();
        compaction.stop();
    }
}
