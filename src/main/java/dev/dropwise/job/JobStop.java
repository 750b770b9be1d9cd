package dev.dropwise.job;

import dev.dropwise.training.StopSignal;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Tells a training to stop when its owner asks, when another worker has its job or when the process
 * ends; looks into the database now and then.
 */
final class JobStop implements StopSignal {

    private final Jobs jobs;
    private final Job job;
    private final BooleanSupplier shutdown;
    private final long lookNanos;
    private long looked = System.nanoTime();

    JobStop(Jobs jobs, Job job, BooleanSupplier shutdown, Duration look) {
        this.jobs = jobs;
        this.job = job;
        this.shutdown = shutdown;
        this.lookNanos = look.toNanos();
    }

    @Override
    public boolean isRaised() {
        if (shutdown.getAsBoolean()) {
            return true;
        }
        if (System.nanoTime() - looked < lookNanos) {
            return false;
        }
        looked = System.nanoTime();
        return !jobs.goesOn(job.id(), job.attempt());
    }
}
