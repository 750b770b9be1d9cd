package dev.dropwise.study;

import static java.util.stream.Collectors.toMap;

import dev.dropwise.job.event.EventSource;
import dev.dropwise.job.event.EventView;
import dev.dropwise.job.event.StreamedEvent;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What happened to studies, written in the transaction in which it happens. */
@Component
class StudyEvents implements EventSource {

    private static final String STATE = "state";

    private final JdbcClient jdbc;
    private final Studies studies;
    private final JsonMapper mapper;
    private final Clock clock;

    StudyEvents(JdbcClient jdbc, @Lazy Studies studies, JsonMapper mapper, Clock clock) {
        this.jdbc = jdbc;
        this.studies = studies;
        this.mapper = mapper;
        this.clock = clock;
    }

    /** A study changed its state. */
    void state(Study study) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put(STATE, study.state());
        if (study.error() != null) {
            data.put("error", study.error());
        }
        if (study.registeredVersion() != null) {
            data.put("version", study.registeredVersion());
        }
        add(study.id(), STATE, data);
    }

    /** A trial began or ended. */
    void trial(UUID study, StudyTrial trial) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("number", trial.number());
        data.put(STATE, trial.state());
        if (trial.objective() != null) {
            data.put("objective", trial.objective());
        }
        if (trial.error() != null) {
            data.put("error", trial.error());
        }
        add(study, "trial", data);
    }

    private void add(UUID study, String type, Map<String, Object> data) {
        jdbc.sql(
                        "insert into study_events (study_id, type, data, created_at) values (:study, :type, :data, :now)")
                .param("study", study)
                .param("type", type)
                .param("data", mapper.writeValueAsString(data))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The events of a study after one, as a list. */
    List<EventView> list(UUID study, long after, int most) {
        return jdbc.sql(
                        "select id, type, data, created_at from study_events where study_id = :study and id > :after order by id limit :most")
                .param("study", study)
                .param("after", after)
                .param("most", most)
                .query(
                        (row, i) ->
                                new EventView(
                                        row.getLong(1),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getObject(4, OffsetDateTime.class).toInstant()))
                .list();
    }

    @Override
    public boolean hasEnded(UUID study) {
        return studies.state(study).map(StudyState::isFinal).orElse(true);
    }

    @Override
    public List<StreamedEvent> after(UUID study, long after, int most) {
        return list(study, after, most).stream()
                .map(event -> new StreamedEvent(event.id(), event.type(), event.data()))
                .toList();
    }

    @Override
    public Map<UUID, Long> newestAfter(long after) {
        return jdbc
                .sql(
                        "select study_id, max(id) from study_events where id > :after group by study_id")
                .param("after", after)
                .query((row, i) -> Map.entry(row.getObject(1, UUID.class), row.getLong(2)))
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public long newest() {
        return jdbc.sql("select coalesce(max(id), 0) from study_events").query(Long.class).single();
    }
}
