package dev.dropwise.job;

import dev.dropwise.job.event.EventStreams;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Shows how many jobs there are and how long they wait, as the database knows it: every process
 * shows the same. And who watches from this one.
 */
@Component
class JobMeters implements MeterBinder {

    private static final Logger log = LoggerFactory.getLogger(JobMeters.class);

    /** One look serves all gauges of a scrape. */
    private static final long LASTS = Duration.ofSeconds(1).toNanos();

    private final Jobs jobs;
    private final EventStreams streams;
    private final JobWaits waits;
    private final Clock clock;
    private @Nullable Look latest;

    JobMeters(Jobs jobs, EventStreams streams, JobWaits waits, Clock clock) {
        this.jobs = jobs;
        this.streams = streams;
        this.waits = waits;
        this.clock = clock;
    }

    /**
     * What the database said.
     *
     * @param oldest null where no job waits
     * @param at {@link System#nanoTime}
     */
    private record Look(Map<JobState, Long> counts, @Nullable Instant oldest, long at) {}

    @Override
    public void bindTo(MeterRegistry registry) {
        for (JobState state : JobState.values()) {
            Gauge.builder("dropwise.jobs", this, meters -> meters.count(state))
                    .description("Jobs in a state, of all processes")
                    .tag("state", state.word())
                    .register(registry);
        }
        TimeGauge.builder("dropwise.jobs.queue.age", this, TimeUnit.SECONDS, JobMeters::age)
                .description("How long the queued job that was submitted first has been there")
                .register(registry);
        Gauge.builder("dropwise.events.streams", streams, EventStreams::count)
                .description("Clients that watch the events of a job through this process")
                .register(registry);
        Gauge.builder("dropwise.jobs.waits", waits, JobWaits::count)
                .description("Clients that wait for the end of a job through this process")
                .register(registry);
    }

    private double count(JobState state) {
        Look look = look();
        return look == null ? Double.NaN : look.counts.getOrDefault(state, 0L);
    }

    private double age() {
        Look look = look();
        if (look == null) {
            return Double.NaN;
        }
        return look.oldest == null
                ? 0
                : Math.max(0, Duration.between(look.oldest, clock.instant()).toMillis() / 1000.0);
    }

    /** Null while the database is unavailable. */
    private synchronized @Nullable Look look() {
        Look last = latest;
        if (last != null && System.nanoTime() - last.at < LASTS) {
            return last;
        }
        try {
            Map<JobState, Long> counts = new EnumMap<>(JobState.class);
            jobs.counts().forEach(count -> counts.put(count.getState(), count.getJobs()));
            latest = new Look(counts, jobs.oldestQueued().orElse(null), System.nanoTime());
        } catch (DataAccessException e) {
            log.debug("Cannot count jobs", e);
            latest = null;
        }
        return latest;
    }
}
