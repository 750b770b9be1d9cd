package dev.dropwise.report;

import dev.dropwise.run.RunState;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The latest report of each run, as JSON, and the page that was drawn of it. */
@Repository
class StoredReports {

    private static final String SAME =
            """
            run_id = :run and checkpoint_id = :checkpoint and epochs = :epochs and state = :state
            and form = :form""";

    /** More does not go into a column of H2. */
    private static final int MOST_BYTES = 1 << 20;

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
        return bound("select report from run_reports where " + SAME, key)
                .query(String.class)
                .optional()
                .map(json -> mapper.readValue(json, RunReport.class));
    }

    /** The page of that report, once it has been drawn. */
    Optional<String> page(Key key) {
        return bound("select page from run_reports where page is not null and " + SAME, key)
                .query(byte[].class)
                .optional()
                .map(GzippedText::text);
    }

    /** Beside the report that it shows, unless that is another by now; not if it is very large. */
    @Transactional
    void keepPage(Key key, String page) {
        byte[] gzipped = GzippedText.of(page);
        if (gzipped.length <= MOST_BYTES) {
            bound("update run_reports set page = :page where " + SAME, key)
                    .param("page", gzipped)
                    .update();
        }
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
                state = :state, form = :form, report = :report, page = null where run_id = :run""",
                key,
                json);
    }

    private void write(String sql, Key key, String json) {
        bound(sql, key).param("report", json).update();
    }

    private StatementSpec bound(String sql, Key key) {
        return database.sql(sql)
                .param("run", key.run())
                .param("checkpoint", key.checkpoint())
                .param("epochs", key.epochs())
                .param("state", key.state().name())
                .param("form", key.form());
    }
}
