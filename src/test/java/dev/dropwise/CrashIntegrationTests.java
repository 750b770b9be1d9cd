package dev.dropwise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dropwise.support.Api;
import dev.dropwise.support.RestartableService;
import dev.dropwise.support.WebhookReceiver;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a user keeps when the service's process ends in the middle of a job. */
class CrashIntegrationTests {

    private static final String JOB =
            """
            {"name": "%s", "dataset": "mnist-small", "modelSpec": "article-mlp",
             "training": {"epochs": 25, "seed": 11, "earlyStopping": {"patience": 25}}}""";

    @TempDir static Path home;
    private static RestartableService service;

    @BeforeAll
    static void configure() {
        service =
                new RestartableService(
                        home,
                        "--dropwise.training.checkpoint-every=300ms",
                        "--db-scheduler.heartbeat-interval=500ms");
    }

    @AfterAll
    static void close() {
        service.close();
    }

    @Test
    void goesOnByItselfAfterKillAndEndsWithTheVeryWeightsOfAnUninterruptedRun() throws Exception {
        String id = submitAndAwaitCheckpointInTheMiddle("killed");
        service.kill();
        Api api = service.api();
        JsonNode killed = api.awaitEnd(id);
        assertThat(killed.get("state").asString()).as(killed.toString()).isEqualTo("succeeded");
        assertThat(api.text("/api/v1/jobs/" + id + "/events", "application/json"))
                .contains("the worker stopped answering");
        JsonNode undisturbed = api.train(JOB.formatted("undisturbed"));

        assertThat(api.checkpoint(killed, "last")).isEqualTo(api.checkpoint(undisturbed, "last"));
        assertThat(api.checkpoint(killed, "best")).isEqualTo(api.checkpoint(undisturbed, "best"));
        assertThat(metrics(api, killed)).isEqualTo(metrics(api, undisturbed));
        assertThat(summary(api, killed)).isEqualTo(summary(api, undisturbed));
    }

    @Test
    void tellsAWebhookAfterARestartWhatItDidNotTakeBefore() throws Exception {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            receiver.answer(500);
            Api api = service.api();
            String waiting =
                    """
                    {"dataset": "iris", "model": {"layers": [{"type": "dense"}]},
                     "device": "gpu", "webhook": {"url": "%s"}}"""
                            .formatted(receiver.url());
            String id = api.post("/api/v1/jobs", waiting).get("id").asString();
            api.post("/api/v1/jobs/" + id + "/cancel", "");
            await().atMost(Duration.ofMinutes(1)).until(() -> !receiver.messages().isEmpty());
            service.kill();
            service.api();
            await().atMost(Duration.ofMinutes(1)).until(() -> receiver.messages().size() == 2);

            assertThat(receiver.messages())
                    .extracting(WebhookReceiver.Message::delivery)
                    .containsOnly(receiver.messages().get(0).delivery());
        }
    }

    @Test
    void handsTheJobBackWhenItIsAskedToEnd() throws Exception {
        String id = submitAndAwaitCheckpointInTheMiddle("stopped");
        service.stop();
        Api api = service.api();
        JsonNode stopped = api.awaitEnd(id);
        assertThat(stopped.get("state").asString()).isEqualTo("succeeded");
        assertThat(api.text("/api/v1/jobs/" + id + "/events", "application/json"))
                .doesNotContain("the worker stopped answering");
    }

    private static String submitAndAwaitCheckpointInTheMiddle(String name) throws Exception {
        Api api = service.api();
        String id = api.post("/api/v1/jobs", JOB.formatted(name)).get("id").asString();
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () ->
                                api.text("/api/v1/jobs/" + id + "/events", "application/json")
                                        .contains("\"last\""));
        assertThat(api.get("/api/v1/jobs/" + id).get("state").asString()).isEqualTo("running");
        return id;
    }

    /** All epochs, without how long each took. */
    private static String metrics(Api api, JsonNode job) {
        return api.text("/api/v1/runs/" + job.get("run").asString() + "/metrics", "text/csv")
                .replaceAll("(?m),[^,]*$", "");
    }

    private static String summary(Api api, JsonNode job) {
        return api.get("/api/v1/runs/" + job.get("run").asString()).get("metrics").toString();
    }
}
