package dev.dropwise.web.body;

import dev.dropwise.web.WebProperties;
import java.time.Duration;

/**
 * How fast a body must come: within a time, and beyond that at a rate, from its beginning on.
 *
 * @param rate bytes in a second
 */
record BodyPace(Duration time, long rate) {

    static BodyPace of(WebProperties properties) {
        return new BodyPace(
                properties.bodyTimeout(), Math.max(1, properties.minBodyRate().toBytes()));
    }

    /** How long so many bytes may take. */
    Duration allowed(long bytes) {
        return time.plusMillis(bytes * 1000 / rate);
    }

    /**
     * Whether a body has had its time.
     *
     * @param start in nanoseconds of {@link System#nanoTime}
     */
    boolean isOver(long start, long bytes) {
        return System.nanoTime() - start > allowed(bytes).toNanos();
    }
}
