package dev.dropwise.web.connection;

import dev.dropwise.web.WebProperties;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * How fast an answer must be taken: so many bytes in each second that it waits for its reader,
 * looked at whenever it has waited for a time. What the service itself needs does not count.
 *
 * @param rate bytes in a second
 * @param mostWaiting answers that may wait for a while at once
 */
record AnswerPace(Duration time, long rate, int mostWaiting) {

    /** Shorter ones come and go with any large answer. */
    private static final Duration WHILE = Duration.ofMillis(500);

    private static final Comparator<PatientChannel> LONGEST_FIRST =
            Comparator.comparing((PatientChannel channel) -> channel.patience().waiting())
                    .reversed();

    static AnswerPace of(WebProperties properties) {
        return new AnswerPace(
                properties.answerTimeout(),
                Math.max(1, properties.minAnswerRate().toBytes()),
                properties.maxSlowReaders());
    }

    /** Whether it has waited for long enough to be judged by. */
    boolean isOver(Duration waited) {
        return waited.compareTo(time) >= 0;
    }

    /** Whether less was taken than had to be while it waited. */
    boolean isTooSlow(Duration waited, long bytes) {
        return bytes < waited.toMillis() * rate / 1000;
    }

    /** Those that have to end: there are too many, and these wait for longest. */
    List<PatientChannel> beyond(List<PatientChannel> channels) {
        List<PatientChannel> waiting =
                channels.stream()
                        .filter(channel -> channel.patience().waiting().compareTo(WHILE) > 0)
                        .toList();
        return waiting.stream()
                .sorted(LONGEST_FIRST)
                .limit(Math.max(0, waiting.size() - mostWaiting))
                .toList();
    }
}
