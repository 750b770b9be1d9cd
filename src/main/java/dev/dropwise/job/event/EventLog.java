package dev.dropwise.job.event;

import dev.dropwise.run.Checkpoint;
import dev.dropwise.training.EpochMetrics;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes down what happens to jobs, in the transaction in which it happens. */
@Component
public class EventLog {

    private final JobEvents events;
    private final JdbcTemplate jdbc;
    private final JsonMapper mapper;
    private final Clock clock;

    EventLog(JobEvents events, JdbcTemplate jdbc, JsonMapper mapper, Clock clock) {
        this.events = events;
        this.jdbc = jdbc;
        this.mapper = mapper;
        this.clock = clock;
    }

    /**
     * A job changed its state.
     *
     * @param error why it failed; null if it did not
     */
    public void state(UUID job, String state, @Nullable String error) {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("state", state);
        if (error != null) {
            data.put("error", error);
        }
        add(job, JobEvent.Type.STATE, data);
    }

    /** Epochs were measured, in this order; what they came to is in the job's run. */
    public void epochs(UUID job, List<EpochMetrics> epochs) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.batchUpdate(
                "insert into job_events (job_id, type, epoch, created_at) values (?, ?, ?, ?)",
                epochs.stream()
                        .map(
                                epoch ->
                                        new Object[] {
                                            job, JobEvent.Type.EPOCH.name(), epoch.epoch(), now
                                        })
                        .toList());
    }

    public void checkpoint(UUID job, Checkpoint checkpoint) {
        add(
                job,
                JobEvent.Type.CHECKPOINT,
                Map.of(
                        "id", checkpoint.id(),
                        "kind", checkpoint.kind(),
                        "epoch", checkpoint.epoch()));
    }

    public void message(UUID job, String text) {
        add(job, JobEvent.Type.MESSAGE, Map.of("text", text));
    }

    private void add(UUID job, JobEvent.Type type, Object data) {
        events.save(new JobEvent(job, type, mapper.writeValueAsString(data), clock.instant()));
    }
}
