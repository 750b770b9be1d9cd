package dev.dropwise.inference.protocol;

import dev.dropwise.inference.ServedCheckpoint;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Counts and times the requests of the Open Inference Protocol that this process answered since it
 * started, by version. The protocol's extension for statistics:
 * https://github.com/triton-inference-server/server/blob/main/docs/protocol/extension_statistics.md
 */
@Component
class InferStatistics {

    /** Versions are few; with more of them than this all begin anew. */
    private static final int MOST = 1000;

    private final Map<Version, VersionTimes> times = new ConcurrentHashMap<>();

    /** With the checkpoint, since a name that was deleted may come again. */
    private record Version(@Nullable String model, @Nullable Integer version, UUID checkpoint) {

        static Version of(ServedCheckpoint served) {
            return new Version(served.model(), served.version(), served.checkpoint().id());
        }
    }

    /** The times of a version, to be added to. */
    VersionTimes of(ServedCheckpoint served) {
        Version version = Version.of(served);
        VersionTimes known = times.get(version);
        if (known != null) {
            return known;
        }
        if (times.size() >= MOST) {
            times.clear();
        }
        return times.computeIfAbsent(version, fresh -> new VersionTimes());
    }

    /** The times of a version, zero where it was not asked. */
    VersionTimes seen(ServedCheckpoint served) {
        return times.getOrDefault(Version.of(served), new VersionTimes());
    }
}
