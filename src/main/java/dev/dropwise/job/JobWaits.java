package dev.dropwise.job;

import dev.dropwise.job.queue.PeriodicTask;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Clients that wait for the end of a job, up to a bound; one thread looks for all of them. */
@Component
class JobWaits {

    /** Each keeps a connection; whoever comes after does not wait. */
    private static final int MOST = 1000;

    private static final Duration LOOK = Duration.ofMillis(100);

    private final Jobs jobs;
    private final Set<Wait> waits = ConcurrentHashMap.newKeySet();
    private final PeriodicTask looks = new PeriodicTask("look for ended jobs", LOOK, this::look);

    JobWaits(Jobs jobs) {
        this.jobs = jobs;
        looks.start();
    }

    /** One that waits, until {@link System#nanoTime} says so. */
    private record Wait(UUID job, long until, Runnable answer) {}

    /** Whether there is room for one more. */
    boolean haveRoom() {
        return waits.size() < MOST;
    }

    int count() {
        return waits.size();
    }

    /**
     * Waits for a job's end.
     *
     * @param answer what to do then, or when the time is over
     */
    void end(UUID job, Duration most, Runnable answer) {
        waits.add(new Wait(job, System.nanoTime() + most.toNanos(), answer));
    }

    private void look() {
        if (waits.isEmpty()) {
            return;
        }
        long now = System.nanoTime();
        finish(waits.stream().filter(wait -> wait.until - now <= 0).collect(Collectors.toSet()));
        Set<UUID> open = waits.stream().map(Wait::job).collect(Collectors.toSet());
        if (!open.isEmpty()) {
            Set<UUID> ended = new HashSet<>(jobs.endedAmong(open));
            finish(
                    waits.stream()
                            .filter(wait -> ended.contains(wait.job))
                            .collect(Collectors.toSet()));
        }
    }

    private void finish(Set<Wait> over) {
        waits.removeAll(over);
        over.forEach(wait -> wait.answer.run());
    }

    /** They would keep a graceful shutdown waiting. */
    @EventListener
    void finishAll(ContextClosedEvent closed) {
        finish(Set.copyOf(waits));
    }

    @PreDestroy
    void stop() {
        looks.stop();
    }
}
