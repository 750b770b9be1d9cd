package dev.dropwise.job.event;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Lazy;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** What happened to jobs, for streams. */
@Component
class JobEventSource implements EventSource {

    private final WatchedJobs jobs;
    private final JobEvents events;

    JobEventSource(@Lazy WatchedJobs jobs, JobEvents events) {
        this.jobs = jobs;
        this.events = events;
    }

    @Override
    public boolean hasEnded(UUID job) {
        return jobs.hasEnded(job);
    }

    @Override
    public List<StreamedEvent> after(UUID job, long after, int most) {
        return events.findByJobAndIdGreaterThanOrderById(job, after, Limit.of(most)).stream()
                .map(event -> new StreamedEvent(event.id(), event.type().word(), event.data()))
                .toList();
    }

    @Override
    public Map<UUID, Long> newestAfter(long after) {
        Map<UUID, Long> newest = new HashMap<>();
        events.newestAfter(after).forEach(event -> newest.put(event.getJob(), event.getId()));
        return newest;
    }

    @Override
    public long newest() {
        return events.newest();
    }
}
