package dev.dropwise.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.support.Api;
import dev.dropwise.support.DropwiseTest;
import dev.dropwise.support.PostgresDatabase;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;

/** The same schema, queries and story on PostgreSQL. */
@DropwiseTest
@ActiveProfiles("postgres")
@ContextConfiguration(
        initializers = {DropwiseTest.TemporaryHome.class, PostgresDatabase.Initializer.class})
class JobsOnPostgresIntegrationTests {

    @LocalServerPort private int port;
    @Autowired private JdbcClient jdbc;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    @Test
    void keepsItsJobsInPostgres() {
        assertThat(jdbc.sql("select version()").query(String.class).single())
                .startsWith("PostgreSQL ");
    }

    @Test
    void trainsWatchesAndRegisters() {
        String body =
                JobBodies.quick("a story with ünïcode \\u2713")
                        .replaceFirst("\\{", "{\"registerAs\": \"flowers\", ");
        JsonNode submitted = api.post("/api/v1/jobs", body);
        JsonNode job = api.awaitEnd(submitted.get("id").asString());

        assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("succeeded");
        assertThat(job.get("name").asString()).isEqualTo("a story with ünïcode \u2713");
        assertThat(job.get("createdAt")).isEqualTo(submitted.get("createdAt"));
        assertThat(job.get("plan")).isEqualTo(submitted.get("plan"));
        String run = "/api/v1/runs/" + job.get("run").asString();
        assertThat(api.get(run + "/metrics")).hasSize(3);
        assertThat(api.text(run + "/metrics", "text/csv").lines()).hasSize(4);
        assertThat(api.checkpoint(job, "best")).hasSize(64);
        assertThat(api.get("/api/v1/models/flowers").toString())
                .contains(job.get("run").asString());
        assertThat(
                        api.text(
                                "/api/v1/jobs/" + job.get("id").asString() + "/events",
                                "text/event-stream"))
                .contains("registered as version 1 of model flowers")
                .contains("{\"state\":\"succeeded\"}");
    }

    @Test
    void pausesResumesCancelsAndDeletes() {
        JsonNode undisturbed =
                api.train(JobBodies.iris("undisturbed", "{\"epochs\": 300, \"seed\": 2}"));
        String id =
                api.post("/api/v1/jobs", JobBodies.iris("paused", "{\"epochs\": 300, \"seed\": 2}"))
                        .get("id")
                        .asString();
        if (api.exchange("POST", "/api/v1/jobs/" + id + "/pause", "").statusCode() == 202) {
            if (api.awaitState(id, "paused", "succeeded")
                    .get("state")
                    .asString()
                    .equals("paused")) {
                api.post("/api/v1/jobs/" + id + "/resume", "");
            }
        }
        JsonNode job = api.awaitEnd(id);
        assertThat(api.checkpoint(job, "last")).isEqualTo(api.checkpoint(undisturbed, "last"));

        String cancelled = api.post("/api/v1/jobs", JobBodies.LONG).get("id").asString();
        api.awaitState(cancelled, "running");
        api.post("/api/v1/jobs/" + cancelled + "/cancel", "");
        api.awaitState(cancelled, "cancelled");
        assertThat(api.exchange("DELETE", "/api/v1/jobs/" + cancelled, "").statusCode())
                .isEqualTo(204);
        api.problem(404, "GET", "/api/v1/jobs/" + cancelled, "");
    }

    @Test
    void givesTheSameJobForTheSameKey() {
        String key = UUID.randomUUID().toString();
        for (int status : new int[] {202, 200}) {
            assertThat(
                            api.exchange(
                                            "POST",
                                            "/api/v1/jobs",
                                            JobBodies.quick("once"),
                                            "Idempotency-Key",
                                            key)
                                    .statusCode())
                    .isEqualTo(status);
        }
    }

    @Test
    void pagesByIdAndState() {
        List<UUID> submitted =
                IntStream.range(0, 3)
                        .mapToObj(i -> api.train(JobBodies.quick("paged " + i)))
                        .map(job -> UUID.fromString(job.get("id").asString()))
                        .toList();
        UUID newest = submitted.get(2);

        JsonNode first = api.get("/api/v1/jobs?limit=1");
        assertThat(ids(first, "id")).containsExactly(newest);
        String after = "&after=" + first.get("next").asString();
        assertThat(ids(api.get("/api/v1/jobs?limit=2" + after), "id"))
                .containsExactly(submitted.get(1), submitted.get(0));
        assertThat(ids(api.get("/api/v1/jobs?state=succeeded&limit=1" + after), "id"))
                .containsExactly(submitted.get(1));
        assertThat(api.get("/api/v1/jobs?state=failed").get("items")).isEmpty();
        JsonNode newestRuns = api.get("/api/v1/runs?limit=2");
        assertThat(ids(newestRuns, "job")).containsExactly(newest, submitted.get(1));
        after = "&after=" + newestRuns.get("next").asString();
        assertThat(ids(api.get("/api/v1/runs?limit=1" + after), "job"))
                .containsExactly(submitted.get(0));
        assertThat(api.get("/api/v1/jobs?state=succeeded&limit=2").get("items")).hasSize(2);
    }

    private static List<UUID> ids(JsonNode page, String property) {
        return page.get("items")
                .valueStream()
                .map(item -> UUID.fromString(item.get(property).asString()))
                .toList();
    }
}
