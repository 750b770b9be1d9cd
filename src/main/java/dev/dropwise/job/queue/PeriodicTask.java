package dev.dropwise.job.queue;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.modulith.NamedInterface;

/** Does something again and again on a thread of its own, whether or not it failed before. */
@NamedInterface("queue")
public final class PeriodicTask {

    private static final Logger logger = LoggerFactory.getLogger(PeriodicTask.class);

    private final String name;
    private final Duration pause;
    private final Runnable round;
    private final ScheduledExecutorService thread;
    private @Nullable ScheduledFuture<?> future;

    public PeriodicTask(String name, Duration pause, Runnable round) {
        this.name = name;
        this.pause = pause;
        this.round = round;
        this.thread =
                Executors.newSingleThreadScheduledExecutor(
                        task -> {
                            Thread made = new Thread(task, name);
                            made.setDaemon(true);
                            return made;
                        });
    }

    public void start() {
        future =
                thread.scheduleWithFixedDelay(
                        this::once, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void once() {
        try {
            round.run();
        } catch (RuntimeException e) {
            if (thread.isShutdown()) {
                // What it works with is being closed.
                return;
            }
            logger.warn("The {} failed, trying again later: {}", name, e.toString());
        }
    }

    public void stop() {
        if (future != null) {
            future.cancel(false);
        }
        thread.shutdown();
    }
}
