package dev.dropwise.report;

import dev.dropwise.run.RunState;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The latest report of each run, as JSON. */
@Repository
class StoredReports {

    private final JdbcClient database;
    private final JsonMapper mapper;

    StoredReports(JdbcClient database, JsonMapper mapper) {
        this.database = database;
        this.mapper = mapper;
    }

    /**
     * What a report is of.
     *
     * @param checkpoint whose weights were measured
     * @param form of the code that made it
     */
    record Key(UUID run, UUID checkpoint, int epochs, RunState state, String form) {}

    Optional<RunReport> find(Key key) {
        return database.sql(
                        """
                        select report from run_reports where run_id = :run
                        and checkpoint_id = :checkpoint and epochs = :epochs and state = :state
                        and form = :form""")
                .param("run", key.run())
                .param("checkpoint", key.checkpoint())
                .param("epochs", key.epochs())
                .param("state", key.state().name())
                .param("form", key.form())
                .query(String.class)
                .optional()
                .map(json -> mapper.readValue(json, RunReport.class));
    }

    /** In the place of the one before; of two processes at once the later one stays. */
    @Transactional
    void keep(Key key, RunReport report) {
        String json = mapper.writeValueAsString(report);
        write(
                """
                insert into run_reports (run_id, checkpoint_id, epochs, state, form, report)
                values (:run, :checkpoint, :epochs, :state, :form, :report)
                on conflict do nothing""",
                key,
                json);
        write(
                """
                update run_reports set checkpoint_id = :checkpoint, epochs = :epochs,
                state = :state, form = :form, report = :report where run_id = :run""",
                key,
                json);
    }

    private void write(String sql, Key key, String json) {
        database.sql(sql)
                .param("run", key.run())
                .param("checkpoint", key.checkpoint())
                .param("epochs", key.epochs())
                .param("state", key.state().name())
                .param("form", key.form())
                .param("report", json)
                .update();
    }
}
