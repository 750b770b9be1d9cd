package dev.dropwise.job.event;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Lazy;
import org.springframework.data.domain.Limit;

/** Reads events for streams; those that are at the same place share what was read. */
final class EventPages {

    private static final Limit AT_ONCE = Limit.of(200);
    private static final int MOST = 100;

    private final WatchedJobs jobs;
    private final JobEvents events;
    private final Map<Place, EventPage> pages = new HashMap<>();

    private record Place(UUID job, long after) {}

    EventPages(@Lazy WatchedJobs jobs, JobEvents events) {
        this.jobs = jobs;
        this.events = events;
    }

    /** What follows an event of a job. */
    EventPage after(UUID job, long last) {
        Place place = new Place(job, last);
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
        boolean ended = jobs.hasEnded(place.job());
        List<JobEvent> found =
                events.findByJobAndIdGreaterThanOrderById(place.job(), place.after(), AT_ONCE);
        return EventPage.of(found, place.after(), found.size() == AT_ONCE.max(), ended);
    }

    /** From now on everything is read anew. */
    void forget() {
        pages.clear();
    }
}
