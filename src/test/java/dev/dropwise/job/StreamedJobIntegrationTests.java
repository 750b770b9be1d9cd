package dev.dropwise.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dropwise.support.Api;
import dev.dropwise.support.DropwiseTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** A service that may hold a fifth of its data set in memory. */
@DropwiseTest
@TestPropertySource(properties = "dropwise.training.resident=100KB")
class StreamedJobIntegrationTests {

    private static final String JOBS = "/api/v1/jobs";

    private static final String JOB =
            """
            {"dataset": "digits", "name": "%s", "training": {"epochs": 150, "batchSize": 32, "seed": 5},
             "model": {"layers": [{"type": "dense", "units": 128, "activation": "relu"},
                                  {"type": "dropout", "rate": 0.5},
                                  {"type": "dense"}]}}""";

    @LocalServerPort private int port;

    @Test
    void goesOnAfterAPauseAsIfThereHadBeenNoneAndSaysHowItReads() {
        Api api = new Api(port);
        JsonNode undisturbed = api.train(JOB.formatted("undisturbed"));
        String id = api.post(JOBS, JOB.formatted("paused")).get("id").asString();
        await().until(() -> api.get(JOBS + "/" + id).at("/progress/epoch").asInt() >= 2);
        api.post(JOBS + "/" + id + "/pause", "");
        api.awaitState(id, "paused");
        api.post(JOBS + "/" + id + "/resume", "");
        JsonNode paused = api.awaitEnd(id);

        assertThat(paused.get("state").asString()).isEqualTo("succeeded");
        assertThat(api.checkpoint(paused, "last")).isEqualTo(api.checkpoint(undisturbed, "last"));
        JsonNode run = api.get("/api/v1/runs/" + paused.get("run").asString());
        assertThat(run.at("/provenance/reading").toString())
                .isEqualTo("{\"type\":\"streamed\",\"block\":6,\"window\":192}");
        assertThat(run.at("/metrics/trainAccuracy").asDouble()).isGreaterThan(0.9);
    }
}
