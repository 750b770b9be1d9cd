package dev.dropwise.job.event;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Some events of one thing, as they are sent.
 *
 * @param bytes to be read by many: duplicate before use
 * @param last the id of the last of them
 * @param isFull whether there may be more already
 * @param isLast whether there will be no more
 */
record EventPage(ByteBuffer bytes, long last, boolean isFull, boolean isLast) {

    /**
     * The page that follows an event.
     *
     * @param after the id of that event
     */
    static EventPage of(List<StreamedEvent> events, long after, boolean isFull, boolean ended) {
        StringBuilder text = new StringBuilder();
        events.forEach(event -> append(event, text));
        return new EventPage(
                StandardCharsets.UTF_8.encode(text.toString()).asReadOnlyBuffer(),
                events.isEmpty() ? after : events.get(events.size() - 1).id(),
                isFull,
                ended && !isFull);
    }

    /** A field is one line; data may have several fields. */
    private static void append(StreamedEvent event, StringBuilder text) {
        text.append("id:").append(event.id());
        text.append("\nevent:").append(event.type());
        text.append("\ndata:").append(event.data().replace("\n", "\ndata:")).append("\n\n");
    }
}
