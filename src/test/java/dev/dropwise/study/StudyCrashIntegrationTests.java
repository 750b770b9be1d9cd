package dev.dropwise.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.support.RestartableService;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a user keeps of a study when the service's process ends in the middle of it. */
class StudyCrashIntegrationTests {

    @TempDir static Path home;
    private static RestartableService service;

    private int jobsBefore;

    /** What died is found, and what waits is looked for, sooner than by default. */
    @BeforeAll
    static void configure() {
        service =
                new RestartableService(
                        home,
                        "--db-scheduler.heartbeat-interval=500ms",
                        "--db-scheduler.polling-interval=50ms",
                        "--dropwise.jobs.poll-interval=50ms");
    }

    @AfterAll
    static void close() {
        service.close();
    }

    @BeforeEach
    void count() throws Exception {
        jobsBefore = jobs();
    }

    @Test
    void endsAfterKillsWithTheFiguresOfAnUndisturbedStudy() throws Exception {
        String id = client().submit(StudyBodies.patient("killed"));
        killWhen(id, study -> study.at("/progress/done").asInt() > 0);
        killWhen(id, study -> study.at("/progress/done").asInt() > 2);
        JsonNode killed = client().awaitEnd(id);
        JsonNode undisturbed = client().answer(StudyBodies.patient("undisturbed"));

        assertSame(killed, undisturbed);
        assertThat(killed.get("result")).isEqualTo(undisturbed.get("result"));
        assertThat(newJobs()).as("six of each study").isEqualTo(12);
    }

    @Test
    void aSearchEndsAfterKillsWithTheFiguresOfAnUndisturbedOne() throws Exception {
        String id = client().submit(StudyBodies.search("killed", 40));
        killWhen(id, study -> study.at("/progress/done").asInt() > 2);
        killWhen(id, study -> study.at("/progress/done").asInt() > 13);
        JsonNode killed = client().awaitEnd(id);
        JsonNode undisturbed = client().answer(StudyBodies.search("undisturbed", 40));

        assertSame(killed, undisturbed);
        assertThat(SearchIntegrationTests.withoutRuns(killed.get("result")))
                .isEqualTo(SearchIntegrationTests.withoutRuns(undisturbed.get("result")));
        assertThat(newJobs()).isEqualTo(42);
    }

    @Test
    void aPrunedSearchEndsAfterKillsWithTheFiguresOfAnUndisturbedOne() throws Exception {
        String id = client().submit(StudyBodies.hyperband("killed"));
        killWhen(id, study -> study.at("/progress/running").asInt() > 0);
        killWhen(id, study -> study.at("/progress/pruned").asInt() > 0);
        JsonNode killed = client().awaitEnd(id);
        JsonNode undisturbed = client().answer(StudyBodies.hyperband("undisturbed"));

        assertSame(killed, undisturbed);
        assertThat(killed.get("findings")).isEqualTo(undisturbed.get("findings"));
        assertThat(newJobs()).as("20 of each study").isEqualTo(40);
    }

    private static StudyClient client() throws Exception {
        return new StudyClient(service.api());
    }

    private static void killWhen(String id, Predicate<JsonNode> fits) throws Exception {
        client().await(id, fits);
        service.kill();
    }

    private static void assertSame(JsonNode killed, JsonNode undisturbed) throws Exception {
        assertThat(killed.get("state").asString()).as(killed.toString()).isEqualTo("succeeded");
        assertThat(client().figures(killed.get("id").asString()))
                .isEqualTo(client().figures(undisturbed.get("id").asString()));
    }

    private int newJobs() throws Exception {
        return jobs() - jobsBefore;
    }

    private static int jobs() throws Exception {
        return service.api().get("/api/v1/jobs?limit=200").get("items").size();
    }
}
