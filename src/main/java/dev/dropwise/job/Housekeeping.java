package dev.dropwise.job;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What has to be done now and then, by any process: each may, and twice does no harm. */
@Component
class Housekeeping {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    /** So long a worker that died may come back before it is forgotten. */
    private static final Duration MEMORY = Duration.ofDays(1);

    private final Waits waits;
    private final Workers workers;
    private final Clock clock;
    private final Rounds rounds = new Rounds("housekeeping", PAUSE, this::tidy);

    Housekeeping(Waits waits, Workers workers, Clock clock) {
        this.waits = waits;
        this.workers = workers;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        rounds.start();
    }

    private void tidy() {
        workers.forget(clock.instant().minus(MEMORY));
        waits.noteAll();
    }

    @PreDestroy
    void end() {
        rounds.stop();
    }
}
