package dev.dropwise.job;

import dev.dropwise.problem.Overloaded;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The open streams of events: looks into the log four times a second, so that any process can show
 * any job.
 */
@Component
class EventStreams {

    private static final Duration LOOK = Duration.ofMillis(250);
    private static final int THREADS = 4;
    private static final int MOST = 2000;

    private final Jobs jobs;
    private final JobEvents events;
    private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService threads;
    private final ScheduledFuture<?> looks;

    EventStreams(Jobs jobs, JobEvents events) {
        this.jobs = jobs;
        this.events = events;
        this.threads =
                Executors.newScheduledThreadPool(
                        THREADS,
                        task -> {
                            Thread thread = new Thread(task, "events");
                            thread.setDaemon(true);
                            return thread;
                        });
        looks =
                threads.scheduleWithFixedDelay(
                        () -> open.forEach(this::pump),
                        LOOK.toMillis(),
                        LOOK.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    /**
     * A stream of what happened to a job after the event {@code after}, and of what will; ends with
     * the job.
     */
    SseEmitter open(UUID job, long after) {
        jobs.get(job);
        if (open.size() >= MOST) {
            throw new Overloaded(
                    "expected at most " + MOST + " open streams", Duration.ofSeconds(5));
        }
        SseEmitter emitter = new SseEmitter(0L);
        EventStream stream = new EventStream(job, after, emitter, jobs, events);
        emitter.onCompletion(() -> open.remove(stream));
        emitter.onTimeout(() -> open.remove(stream));
        emitter.onError(error -> open.remove(stream));
        open.add(stream);
        pump(stream);
        return emitter;
    }

    /**
     * On a thread of the pool, one at a time per stream: a slow reader holds up its own stream
     * alone.
     */
    private void pump(EventStream stream) {
        if (stream.claim()) {
            threads.execute(
                    () -> {
                        if (!stream.pump()) {
                            open.remove(stream);
                        }
                    });
        }
    }

    /** Open streams would keep a graceful shutdown waiting. */
    @EventListener
    void closeAll(ContextClosedEvent closed) {
        open.forEach(EventStream::close);
    }

    @PreDestroy
    void stop() {
        looks.cancel(true);
        threads.shutdownNow();
    }
}
