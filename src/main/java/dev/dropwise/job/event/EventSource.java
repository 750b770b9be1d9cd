package dev.dropwise.job.event;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.modulith.NamedInterface;

/** Where streams read what happened to things of one kind, such as jobs. */
@NamedInterface("event")
public interface EventSource {

    /** Whether nothing will happen to it any more. What is gone has ended, too. */
    boolean hasEnded(UUID subject);

    /** The events of one after an event of it, in their order. */
    List<StreamedEvent> after(UUID subject, long after, int most);

    /** Of each that has events after one, the newest of them. */
    Map<UUID, Long> newestAfter(long after);

    /** The id of the newest event of all; 0 if there is none. */
    long newest();
}
