package dev.dropwise.inference;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Times predictions by model and version. So that what is kept stays bounded, those that come after
 * the first two hundred are counted together, as {@code other}; those of runs have no name.
 */
@Component
class PredictionMeters {

    private static final int MOST = 200;
    private static final Version OTHER = new Version("other", "");

    private static final Duration[] BUCKETS =
            Stream.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000)
                    .map(Duration::ofMillis)
                    .toArray(Duration[]::new);

    private final MeterRegistry registry;
    private final Map<Version, Meters> known = new ConcurrentHashMap<>();

    PredictionMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** What labels name. */
    record Version(String model, String version) {

        static Version of(ServedCheckpoint served) {
            return served.model() == null
                    ? new Version("", "")
                    : new Version(served.model(), String.valueOf(served.version()));
        }
    }

    private record Meters(Timer requests, Counter instances) {}

    /** What a model is called among the labels. */
    String label(ServedCheckpoint served) {
        return bounded(Version.of(served)).model;
    }

    private Version bounded(Version version) {
        return known.containsKey(version) || known.size() < MOST ? version : OTHER;
    }

    void answered(ServedCheckpoint served, int instances, long nanoseconds) {
        answered(Version.of(served), instances, nanoseconds);
    }

    void answered(Version version, int instances, long nanoseconds) {
        Meters meters = known.computeIfAbsent(bounded(version), this::register);
        meters.requests.record(nanoseconds, TimeUnit.NANOSECONDS);
        meters.instances.increment(instances);
    }

    private Meters register(Version version) {
        return new Meters(
                Timer.builder("dropwise.inference.predictions")
                        .description("Requests for predictions that were answered")
                        .tags("model", version.model, "version", version.version)
                        .serviceLevelObjectives(BUCKETS)
                        .register(registry),
                Counter.builder("dropwise.inference.instances")
                        .description("Instances that were predicted")
                        .tags("model", version.model, "version", version.version)
                        .register(registry));
    }
}
