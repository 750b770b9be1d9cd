package dev.dropwise.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dropwise.support.Api;
import dev.dropwise.support.DropwiseTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@DropwiseTest
class StudyControlIntegrationTests {

    @LocalServerPort private int port;

    private Api api;
    private StudyClient client;

    @BeforeEach
    void connect() {
        api = new Api(port);
        client = new StudyClient(api);
    }

    @AfterEach
    void leaveNothingRunning() {
        for (String state : new String[] {"queued", "running", "paused"}) {
            api.get("/api/v1/studies?state=" + state)
                    .get("items")
                    .forEach(study -> client.ask(study.get("id").asString(), "cancel"));
        }
        awaitNoJobs();
    }

    private void awaitNoJobs() {
        await().atMost(Duration.ofMinutes(1))
                .until(
                        () ->
                                api.get("/api/v1/jobs?state=running").get("items").isEmpty()
                                        && api.get("/api/v1/jobs?state=queued")
                                                .get("items")
                                                .isEmpty());
    }

    @Test
    void cancelsItsJobsAndCanBeDeletedThen() {
        String id = client.submit(StudyBodies.patient("cancelled"));
        client.await(id, study -> study.at("/progress/running").asInt() > 0);
        assertThat(
                        api.problem(409, "DELETE", StudyClient.STUDIES + id, "")
                                .get("detail")
                                .asString())
                .contains("cannot delete a study that is running");
        assertThat(client.ask(id, "cancel").get("state").asString()).isEqualTo("cancelled");

        awaitNoJobs();
        await().untilAsserted(
                        () ->
                                assertThat(client.trials(id).toString())
                                        .contains("cancelled with its study"));
        assertThat(
                        api.problem(409, "POST", StudyClient.STUDIES + id + "/resume", "")
                                .get("detail")
                                .asString())
                .contains("cannot resume a study that is cancelled");
        await().atMost(Duration.ofSeconds(20))
                .until(
                        () ->
                                api.exchange("DELETE", StudyClient.STUDIES + id, "").statusCode()
                                        == 204);
        api.problem(404, "GET", StudyClient.STUDIES + id, "");
        api.problem(404, "GET", StudyClient.STUDIES + id + "/trials", "");
        assertThat(api.get("/api/v1/jobs?name=cancelled, trial 1".replace(" ", "%20")).get("items"))
                .isEmpty();
    }

    @Test
    void aPauseChangesNothing() {
        JsonNode undisturbed = client.answer(StudyBodies.patient("undisturbed"));
        String id = client.submit(StudyBodies.patient("paused"));
        client.await(id, study -> study.at("/progress/running").asInt() > 0);
        assertThat(client.ask(id, "pause").get("state").asString()).isEqualTo("paused");
        awaitNoJobs();
        assertThat(api.get("/api/v1/jobs?state=paused").get("items")).isNotEmpty();
        assertThat(client.ask(id, "resume").get("state").asString()).isEqualTo("running");
        JsonNode study = client.awaitEnd(id);

        assertThat(study.get("state").asString()).isEqualTo("succeeded");
        assertThat(client.figures(id)).isEqualTo(client.figures(undisturbed.get("id").asString()));
        assertThat(study.get("result")).isEqualTo(undisturbed.get("result"));
    }

    @Test
    void tellsWhatHappens() {
        String id = client.submit(StudyBodies.comparison("told", 1));
        client.awaitEnd(id);

        JsonNode events = api.list(StudyClient.STUDIES + id + "/events");
        assertThat(events.get(0).at("/data/state").asString()).isEqualTo("queued");
        assertThat(events.get(events.size() - 1).at("/data/state").asString())
                .isEqualTo("succeeded");
        assertThat(
                        events.valueStream()
                                .filter(event -> event.get("type").asString().equals("trial"))
                                .filter(
                                        event ->
                                                event.at("/data/state")
                                                        .asString()
                                                        .equals("complete")))
                .hasSize(3);
        assertThat(api.text(StudyClient.STUDIES + id + "/events", "text/event-stream"))
                .contains("event:trial", "event:state", "\"succeeded\"");
    }

    @Test
    void listsWhatFits() {
        String id = client.answer(StudyBodies.comparison("listed", 1)).get("id").asString();

        assertThat(api.get("/api/v1/studies?name=listed&type=comparison&dataset=iris").get("items"))
                .extracting(study -> study.get("id").asString())
                .containsExactly(id);
        assertThat(api.get("/api/v1/studies?name=listed&type=ablation").get("items")).isEmpty();
        api.problem(400, "GET", "/api/v1/studies?colour=red", "");
        JsonNode page = api.get(StudyClient.STUDIES + id + "/trials?limit=2");
        assertThat(page.get("items")).hasSize(2);
        assertThat(
                        api.get(
                                        StudyClient.STUDIES
                                                + id
                                                + "/trials?limit=2&after="
                                                + page.get("next").asString())
                                .get("items")
                                .get(0)
                                .get("number")
                                .asInt())
                .isEqualTo(3);
    }
}
