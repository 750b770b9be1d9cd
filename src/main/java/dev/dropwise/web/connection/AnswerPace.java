package dev.dropwise.web.connection;

import dev.dropwise.web.WebProperties;
import java.time.Duration;

/**
 * How fast an answer must be taken: so many bytes in each second that it waits for its reader,
 * looked at whenever it has waited for a time. What the service itself needs does not count.
 *
 * @param rate bytes in a second
 */
record AnswerPace(Duration time, long rate) {

    static AnswerPace of(WebProperties properties) {
        return new AnswerPace(
                properties.answerTimeout(), Math.max(1, properties.minAnswerRate().toBytes()));
    }

    /** Whether it has waited for long enough to be judged by. */
    boolean isOver(Duration waited) {
        return waited.compareTo(time) >= 0;
    }

    /** Whether less was taken than had to be while it waited. */
    boolean isTooSlow(Duration waited, long bytes) {
        return bytes < waited.toMillis() * rate / 1000;
    }
}
