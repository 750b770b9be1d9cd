package dev.dropwise.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.support.PostgresDatabase;
import dev.dropwise.web.DropwiseJson;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database of before, with jobs and runs in it. */
class PlanLabelsMigrationIntegrationTests {

    private static final String PLAN =
            """
            {"name": "mine", "dataset": "iris", "datasetHash": "0", "registerAs": "flowers",
             "model": {"name": "small", "layers": []}, "training": {}}""";

    @Test
    void readsThePlansOfBeforeOnH2() {
        migrate(
                new DriverManagerDataSource(
                        "jdbc:h2:mem:labels;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1",
                        "sa",
                        ""));
    }

    @Test
    void readsThePlansOfBeforeOnPostgres() {
        PostgresDatabase database = PostgresDatabase.create();
        migrate(
                new DriverManagerDataSource(
                        database.url(), database.username(), database.password()));
    }

    private static void migrate(DriverManagerDataSource source) {
        SchemaIntegrationTests.ofBefore(flyway(source)).target("60").load().migrate();
        JdbcTemplate sql = new JdbcTemplate(source);
        UUID job = UUID.randomUUID();
        sql.update(
                """
                insert into jobs (id, name, state, dataset, plan, times_queued, attempt,
                    request_hash, created_at, version, owner)
                values (?, 'mine', 'SUCCEEDED', 'iris', ?, 1, 1, '', now(), 0, 'alice')""",
                job,
                PLAN);
        for (UUID of : List.of(job, UUID.randomUUID())) {
            sql.update(
                    """
                    insert into runs (id, job_id, state, plan, preprocessing, provenance, epochs,
                        started_at)
                    values (?, ?, 'SUCCEEDED', ?, '', '', 1, now())""",
                    UUID.randomUUID(),
                    of,
                    PLAN);
        }

        flyway(source).load().migrate();

        assertThat(sql.queryForMap("select name, dataset, model, model_spec from jobs"))
                .containsAllEntriesOf(labels());
        assertThat(sql.queryForList("select name, dataset, model, model_spec from runs"))
                .hasSize(2)
                .allSatisfy(run -> assertThat(run).containsAllEntriesOf(labels()));
        assertThat(sql.queryForList("select owner from runs", String.class))
                .containsExactlyInAnyOrder("alice", "");
    }

    private static FluentConfiguration flyway(DriverManagerDataSource source) {
        return Flyway.configure()
                .dataSource(source)
                .javaMigrations(new PlanLabelsMigration(DropwiseJson.mapper()));
    }

    private static Map<String, Object> labels() {
        return Map.of("name", "mine", "dataset", "iris", "model", "flowers", "model_spec", "small");
    }
}
