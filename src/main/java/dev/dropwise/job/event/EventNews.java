package dev.dropwise.job.event;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Tells to what something happened since the last poll, with one query for all of them. Ids are
 * given before they are committed, so a poll goes over those of the last seconds again; now and
 * then everything is said to have news, for the sake of what took longer to commit, and of what is
 * deleted.
 */
final class EventNews {

    private static final long WINDOW = Duration.ofSeconds(10).toNanos();

    private final EventSource events;
    private Map<UUID, Long> seen = new HashMap<>();
    private Set<UUID> changed = Set.of();
    private boolean ofAll;
    private boolean begun;
    private long horizon;
    private long nextHorizon;
    private long moved;

    EventNews(EventSource events) {
        this.events = events;
    }

    /** The next poll has news of everything. */
    void restart() {
        begun = false;
    }

    void poll() {
        if (!begun) {
            begin();
            return;
        }
        Map<UUID, Long> newest = events.newestAfter(horizon);
        Set<UUID> news = new HashSet<>();
        newest.forEach(
                (job, id) -> {
                    if (!id.equals(seen.get(job))) {
                        news.add(job);
                    }
                });
        seen = newest;
        changed = news;
        ofAll = System.nanoTime() - moved >= WINDOW;
        if (ofAll) {
            moveTo(newest.values().stream().mapToLong(Long::longValue).max().orElse(nextHorizon));
        }
    }

    private void begin() {
        horizon = events.newest();
        nextHorizon = horizon;
        moved = System.nanoTime();
        seen = new HashMap<>();
        ofAll = true;
        begun = true;
    }

    /** What is newest now lies within the window until the next move is over. */
    private void moveTo(long newest) {
        horizon = nextHorizon;
        nextHorizon = newest;
        moved = System.nanoTime();
    }

    boolean hasNewsOf(UUID job) {
        return ofAll || changed.contains(job);
    }
}
