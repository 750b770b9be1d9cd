package dev.dropwise.job.event;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads events for streams; those that are at the same place share what was read. */
final class EventPages {

    private static final int AT_ONCE = 200;
    private static final int MOST = 100;

    private final EventSource events;
    private final Map<Place, EventPage> pages = new HashMap<>();

    private record Place(UUID subject, long after) {}

    EventPages(EventSource events) {
        this.events = events;
    }

    /** What follows an event. */
    EventPage after(UUID subject, long last) {
        Place place = new Place(subject, last);
        EventPage known = pages.get(place);
        if (known != null) {
            return known;
        }
        if (pages.size() >= MOST) {
            pages.clear();
        }
        EventPage page = read(place);
        pages.put(place, page);
        return page;
    }

    /**
     * The state is read first: if it is final, the events that are read after it are all there will
     * be.
     */
    private EventPage read(Place place) {
        boolean ended = events.hasEnded(place.subject());
        List<StreamedEvent> found = events.after(place.subject(), place.after(), AT_ONCE);
        return EventPage.of(found, place.after(), found.size() == AT_ONCE, ended);
    }

    /** From now on everything is read anew. */
    void forget() {
        pages.clear();
    }
}
