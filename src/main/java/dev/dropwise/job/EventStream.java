package dev.dropwise.job;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Limit;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One client that watches one job. */
final class EventStream {

    private static final Logger logger = LoggerFactory.getLogger(EventStream.class);
    private static final Limit AT_ONCE = Limit.of(200);
    private static final long HEARTBEAT = Duration.ofSeconds(15).toNanos();

    private final UUID job;
    private final SseEmitter emitter;
    private final Jobs jobs;
    private final JobEvents events;
    private final AtomicBoolean busy = new AtomicBoolean();
    private long last;
    private long sent = System.nanoTime();

    EventStream(UUID job, long after, SseEmitter emitter, Jobs jobs, JobEvents events) {
        this.job = job;
        this.last = after;
        this.emitter = emitter;
        this.jobs = jobs;
        this.events = events;
    }

    /** Takes the stream for one {@link #pump}; false while another is to come or under way. */
    boolean claim() {
        return busy.compareAndSet(false, true);
    }

    /** Sends what is new; false when there is no more to come, or nobody to send it to. */
    boolean pump() {
        try {
            return send();
        } catch (IOException | IllegalStateException gone) {
            logger.debug("The reader of job {}'s events went away", job, gone);
            return false;
        } catch (RuntimeException e) {
            logger.warn("Cannot read job {}'s events; trying again", job, e);
            return true;
        } finally {
            busy.set(false);
        }
    }

    /**
     * The state is read first: if it is final, the events that are read after it are all there will
     * be.
     */
    private boolean send() throws IOException {
        boolean ended = jobs.findById(job).map(found -> found.state().isFinal()).orElse(true);
        List<JobEvent> found;
        do {
            found = events.findByJobAndIdGreaterThanOrderById(job, last, AT_ONCE);
            for (JobEvent event : found) {
                emitter.send(
                        SseEmitter.event()
                                .id(Long.toString(event.id()))
                                .name(event.type().word())
                                .data(event.data(), MediaType.APPLICATION_JSON));
                last = event.id();
                sent = System.nanoTime();
            }
        } while (found.size() == AT_ONCE.max());
        if (ended) {
            emitter.complete();
        } else if (System.nanoTime() - sent > HEARTBEAT) {
            emitter.send(SseEmitter.event().comment("heartbeat"));
            sent = System.nanoTime();
        }
        return !ended;
    }

    void close() {
        emitter.complete();
    }
}
