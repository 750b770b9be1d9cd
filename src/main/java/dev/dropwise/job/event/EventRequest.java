package dev.dropwise.job.event;

import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.modulith.NamedInterface;

/**
 * What a client wants to know of events.
 *
 * @param subject what they happen to
 * @param after the last event that the client has
 * @param accept the kinds of answer it takes
 */
@NamedInterface("event")
public record EventRequest(UUID subject, long after, String accept) {

    private static final int MOST = 10_000;

    /** Finds the events of something after one of them, in order. */
    @FunctionalInterface
    public interface Source {

        List<EventView> list(UUID subject, long after, int most);
    }

    /** Whether it asks for a list rather than for a stream. */
    boolean wantsList() {
        return accept.contains(MediaType.APPLICATION_JSON_VALUE);
    }

    List<EventView> list(Source source) {
        return source.list(subject, after, MOST);
    }
}
