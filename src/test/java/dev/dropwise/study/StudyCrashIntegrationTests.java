package dev.dropwise.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.support.Api;
import dev.dropwise.support.ServiceProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a user keeps of a study when the service's process ends in the middle of it. */
@Tag("processes")
class StudyCrashIntegrationTests {

    @TempDir Path home;

    @Test
    void endsAfterKillsWithTheFiguresOfAnUndisturbedStudy() throws Exception {
        String id;
        try (ServiceProcess service = ServiceProcess.start(home)) {
            StudyClient client = new StudyClient(service.api());
            id = client.submit(StudyBodies.patient("killed"));
            client.await(id, study -> study.at("/progress/done").asInt() > 0);
            service.kill();
        }
        try (ServiceProcess service = ServiceProcess.start(home)) {
            StudyClient client = new StudyClient(service.api());
            client.await(id, study -> study.at("/progress/done").asInt() > 2);
            service.kill();
        }
        try (ServiceProcess service = ServiceProcess.start(home)) {
            Api api = service.api();
            StudyClient client = new StudyClient(api);
            JsonNode killed = client.awaitEnd(id);
            JsonNode undisturbed = client.answer(StudyBodies.patient("undisturbed"));

            assertThat(killed.get("state").asString()).as(killed.toString()).isEqualTo("succeeded");
            assertThat(client.figures(id))
                    .isEqualTo(client.figures(undisturbed.get("id").asString()));
            assertThat(killed.get("result")).isEqualTo(undisturbed.get("result"));
            assertThat(jobs(api)).as("six of each study").isEqualTo(12);
        }
    }

    @Test
    void aSearchEndsAfterKillsWithTheFiguresOfAnUndisturbedOne() throws Exception {
        String id;
        try (ServiceProcess service = ServiceProcess.start(home)) {
            StudyClient client = new StudyClient(service.api());
            id = client.submit(StudyBodies.search("killed", 40));
            client.await(id, study -> study.at("/progress/done").asInt() > 2);
            service.kill();
        }
        try (ServiceProcess service = ServiceProcess.start(home)) {
            StudyClient client = new StudyClient(service.api());
            client.await(id, study -> study.at("/progress/done").asInt() > 13);
            service.kill();
        }
        try (ServiceProcess service = ServiceProcess.start(home)) {
            StudyClient client = new StudyClient(service.api());
            JsonNode killed = client.awaitEnd(id);
            JsonNode undisturbed = client.answer(StudyBodies.search("undisturbed", 40));

            assertThat(killed.get("state").asString()).as(killed.toString()).isEqualTo("succeeded");
            assertThat(client.figures(id))
                    .isEqualTo(client.figures(undisturbed.get("id").asString()));
            assertThat(SearchIntegrationTests.withoutRuns(killed.get("result")))
                    .isEqualTo(SearchIntegrationTests.withoutRuns(undisturbed.get("result")));
            assertThat(jobs(service.api())).isEqualTo(42);
        }
    }

    @Test
    void aPrunedSearchEndsAfterKillsWithTheFiguresOfAnUndisturbedOne() throws Exception {
        String id;
        try (ServiceProcess service = ServiceProcess.start(home)) {
            StudyClient client = new StudyClient(service.api());
            id = client.submit(StudyBodies.hyperband("killed"));
            client.await(id, study -> study.at("/progress/running").asInt() > 0);
            service.kill();
        }
        try (ServiceProcess service = ServiceProcess.start(home)) {
            StudyClient client = new StudyClient(service.api());
            client.await(id, study -> study.at("/progress/pruned").asInt() > 0);
            service.kill();
        }
        try (ServiceProcess service = ServiceProcess.start(home)) {
            StudyClient client = new StudyClient(service.api());
            JsonNode killed = client.awaitEnd(id);
            JsonNode undisturbed = client.answer(StudyBodies.hyperband("undisturbed"));

            assertThat(killed.get("state").asString()).as(killed.toString()).isEqualTo("succeeded");
            assertThat(client.figures(id))
                    .isEqualTo(client.figures(undisturbed.get("id").asString()));
            assertThat(killed.get("findings")).isEqualTo(undisturbed.get("findings"));
            assertThat(jobs(service.api())).as("20 of each study").isEqualTo(40);
        }
    }

    private static int jobs(Api api) {
        return api.get("/api/v1/jobs?limit=200").get("items").size();
    }
}
