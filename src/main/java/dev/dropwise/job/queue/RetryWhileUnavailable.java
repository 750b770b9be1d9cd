package dev.dropwise.job.queue;

import dev.dropwise.problem.DatabaseFaults;
import dev.dropwise.store.StoreFault;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries again, less and less often, what failed because the database or the store of files is
 * unavailable.
 */
public final class RetryWhileUnavailable {

    private static final Logger logger = LoggerFactory.getLogger(RetryWhileUnavailable.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    /** How long a process that is about to end may wait for its database. */
    private static final Duration LAST_PATIENCE = Duration.ofSeconds(5);

    private final Duration patience;
    private final BooleanSupplier ending;

    /**
     * @param patience how long the database or the store may be unavailable
     * @param ending whether the process is about to end
     */
    public RetryWhileUnavailable(Duration patience, BooleanSupplier ending) {
        this.patience = patience;
        this.ending = ending;
    }

    /**
     * What a task gives in the end; it may be done more than once.
     *
     * @throws RuntimeException what the task throws, unless that passes in time
     */
    public <T> T get(Supplier<T> task) {
        long began = System.nanoTime();
        Duration wait = FIRST_WAIT;
        while (true) {
            try {
                return task.get();
            } catch (RuntimeException e) {
                boolean passing = DatabaseFaults.isPassing(e) || StoreFault.isPassing(e);
                if (!passing || isOver(began)) {
                    throw e;
                }
                logger.warn(
                        "The database or the store of files is unavailable, trying again: {}",
                        e.getMessage());
            }
            LockSupport.parkNanos(wait.toNanos());
            wait = wait.compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
        }
    }

    /** See {@link #get}. */
    public void persist(Runnable task) {
        get(
                () -> {
                    task.run();
                    return true;
                });
    }

    private boolean isOver(long began) {
        Duration allowed = ending.getAsBoolean() ? LAST_PATIENCE : patience;
        return System.nanoTime() - began > allowed.toNanos();
    }
}
