package dev.dropwise.job.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Has one message at a time on its way to a host, and none for a while to one that took too long:
 * it would hold up the messages to others.
 */
@Component
class BusyHosts {

    private static final Duration REST = Duration.ofSeconds(30);
    private static final int MOST = 1000;

    private final Clock clock;
    private final Set<String> busy = new HashSet<>();
    private final Map<String, Instant> resting = new HashMap<>();

    BusyHosts(Clock clock) {
        this.clock = clock;
    }

    /** Whether a message may go to a host now, which is busy then until it is left. */
    synchronized boolean enter(String host) {
        Instant now = clock.instant();
        resting.values().removeIf(until -> !until.isAfter(now));
        return !resting.containsKey(host) && busy.add(host);
    }

    synchronized void leave(String host, boolean wasSlow) {
        busy.remove(host);
        if (wasSlow && resting.size() < MOST) {
            resting.put(host, clock.instant().plus(REST));
        }
    }
}
