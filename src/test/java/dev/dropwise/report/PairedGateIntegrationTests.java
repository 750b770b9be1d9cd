package dev.dropwise.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dropwise.support.Api;
import dev.dropwise.support.DropwiseTest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** An alias moves to the winner of a comparison where its pairs are sure enough. */
@DropwiseTest
class PairedGateIntegrationTests {

    private static final String CHAMPION = "/api/v1/models/paired-gate/aliases/champion";

    @LocalServerPort private int port;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    @Test
    void thePairsOfAComparisonDecide() {
        String study = compare();
        JsonNode metric =
                api.get("/api/v1/studies/" + study).at("/result/variants/long/testAccuracy");
        register(study, "short");
        register(study, "long");
        assertThat(put("{\"version\": 1}").statusCode()).isEqualTo(200);

        JsonNode refused =
                api.problem(
                        409,
                        "PUT",
                        CHAMPION,
                        "{\"version\": 2, \"if\": {\"metric\": \"accuracy\", \"betterBy\": %s, \"than\": \"champion\"}}"
                                .formatted(metric.at("/difference").asDouble()));
        JsonNode figures = refused.path("figures");
        assertThat(figures.path("pairs").asInt()).isEqualTo(4);
        assertThat(figures.path("improvement").asDouble())
                .isEqualTo(metric.at("/difference").asDouble());
        assertThat(figures.at("/interval/0").asDouble())
                .isEqualTo(metric.at("/interval/0").asDouble());
        assertThat(figures.path("compared").asString()).contains("long and short of the study");

        String lower = metric.at("/interval/0").toString();
        assertThat(
                        put("{\"version\": 2, \"if\": {\"metric\": \"accuracy\", \"betterBy\": %s, \"than\": \"champion\"}}"
                                        .formatted(lower))
                                .statusCode())
                .isEqualTo(200);
    }

    private String compare() {
        JsonNode study =
                api.post(
                        "/api/v1/studies",
                        """
                        {"name": "paired gate", "type": "comparison", "seed": 3, "repeats": 4,
                         "job": {"dataset": "wine", "model": {"layers": [{"type": "dense"}]},
                                 "training": {"epochs": 1, "batchSize": 16,
                                              "optimizer": {"type": "adam", "learningRate": 0.001}}},
                         "variants": {"short": {}, "long": {"training": {"epochs": 30}}}}""");
        String id = study.path("id").asString();
        await().atMost(Duration.ofMinutes(2))
                .until(
                        () ->
                                api.get("/api/v1/studies/" + id)
                                        .path("state")
                                        .asString()
                                        .equals("succeeded"));
        return id;
    }

    private void register(String study, String variant) {
        List<JsonNode> trials =
                api.get("/api/v1/studies/%s/trials".formatted(study))
                        .path("items")
                        .valueStream()
                        .filter(trial -> trial.path("variant").asString().equals(variant))
                        .toList();
        api.post(
                "/api/v1/models/paired-gate/versions",
                "{\"run\": \"%s\"}".formatted(trials.get(0).path("run").asString()));
    }

    private HttpResponse<String> put(String body) {
        return api.exchange("PUT", CHAMPION, body);
    }
}
