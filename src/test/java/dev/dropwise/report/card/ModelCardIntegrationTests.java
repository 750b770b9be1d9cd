package dev.dropwise.report.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dropwise.model.ModelRegistry;
import dev.dropwise.model.TrainedRuns;
import dev.dropwise.run.Checkpoint;
import dev.dropwise.run.Checkpoints;
import dev.dropwise.support.Api;
import dev.dropwise.support.DropwiseTest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DropwiseTest
class ModelCardIntegrationTests {

    private static final String DENSE =
            "[{\"type\": \"dense\", \"units\": 8, \"activation\": \"relu\"}, {\"type\": \"dense\"}]";

    @LocalServerPort private int port;
    @Autowired private TrainedRuns trained;
    @Autowired private ModelRegistry registry;
    @Autowired private Checkpoints checkpoints;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    @Test
    void tellsDataNetworkTrainingMetricsAndLimits() {
        UUID run = trained.train("penguins", DENSE, 3);
        registry.registerServed("carded", run);
        api.exchange(
                "PATCH",
                "/api/v1/models/carded/versions/1",
                "{\"description\": \"Which penguin <it> is\", \"tags\": {\"team\": \"birds\"}}");

        JsonNode card = api.get("/api/v1/models/carded/versions/1/card");

        assertThat(card.at("/data/name").asString()).isEqualTo("penguins");
        assertThat(card.at("/data/rows").asInt())
                .isEqualTo(
                        card.at("/data/trainingRows").asInt()
                                + card.at("/data/validationRows").asInt()
                                + card.at("/data/testRows").asInt());
        assertThat(card.at("/data/warnings"))
                .isEqualTo(messages(api.get("/api/v1/datasets/penguins").path("warnings")));
        assertThat(card.at("/network/layers/0/name").asString()).isEqualTo("dense1");
        assertThat(card.at("/network/parameters").asLong())
                .isEqualTo(
                        card.at("/network/layers/0/parameters").asLong()
                                + card.at("/network/layers/1/parameters").asLong());
        assertThat(card.at("/training/spec/epochs").asInt()).isEqualTo(3);
        assertThat(card.at("/metrics/test/accuracy"))
                .isEqualTo(api.get("/api/v1/runs/" + run + "/report").at("/metrics/test/accuracy"));
        JsonNode preprocessing = api.get("/api/v1/models/carded/versions/1/preprocessing");
        for (int i = 0; i < preprocessing.path("columns").size(); i++) {
            JsonNode column = preprocessing.at("/columns/" + i);
            JsonNode input = card.at("/inputs/" + i);
            assertThat(input.path("name")).isEqualTo(column.path("name"));
            if (column.has("range")) {
                assertThat(input.at("/range/0")).isEqualTo(column.at("/range/min"));
                assertThat(input.at("/range/1")).isEqualTo(column.at("/range/max"));
            } else {
                assertThat(input.path("categories")).isEqualTo(column.path("categories"));
            }
        }
        assertThat(card.path("limits").toString()).contains("test rows only");
    }

    private static JsonNode messages(JsonNode warnings) {
        return JsonMapper.shared().valueToTree(warnings.findValues("message"));
    }

    @Test
    void isAPageInWords() {
        registry.registerServed("paged", trained.train("diabetes", DENSE, 1));
        api.exchange(
                "PATCH",
                "/api/v1/models/paged/versions/1",
                "{\"description\": \"<script>alert(1)</script>\"}");

        String markdown = api.text("/api/v1/models/paged/versions/1/card", "text/markdown");
        assertThat(markdown)
                .startsWith("# paged, version 1\n")
                .contains("## Data", "## What training saw", "## Network", "## Training")
                .contains("## Metrics", "| rootMeanSquaredError |", "## Limits")
                .contains("/api/v1/models/paged/versions/1/predict");
        String html = api.text("/api/v1/models/paged/versions/1/card", "text/html");
        assertThat(html)
                .startsWith("<!DOCTYPE html>")
                .contains("<h2>Limits</h2>")
                .doesNotContain("<script>", "src=");
    }

    @Test
    void anotherCheckpointIsMeasuredItself() {
        UUID run =
                trained.train(
                        "wine",
                        DENSE,
                        4,
                        ", \"earlyStopping\": {\"monitor\": \"validationLoss\", \"patience\": 3}");
        UUID last =
                checkpoints
                        .findFirstByRunAndKindOrderByIdDesc(run, Checkpoint.Kind.LAST)
                        .orElseThrow()
                        .id();
        registry.registerServed("last-card", run);
        registry.register("last-card", last);

        JsonNode card = api.get("/api/v1/models/last-card/versions/2/card");

        assertThat(card.at("/metrics/test/accuracy/value").asDouble())
                .isCloseTo(
                        api.post(
                                        "/api/v1/models/last-card/versions/2/evaluate",
                                        "{\"dataset\": \"wine\", \"rows\": \"test\"}")
                                .at("/metrics/accuracy/value")
                                .asDouble(),
                        within(0.0));
        assertThat(api.exchange("GET", "/api/v1/models/last-card/versions/3/card", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void itsLinesAreAnswered() throws Exception {
        registry.registerServed("called", trained.train("penguins", DENSE, 1));
        registry.registerServed("called-image", trained.train("digits", DENSE, 1));
        for (String model : List.of("called", "called-image")) {
            String line =
                    api.get("/api/v1/models/%s/versions/1/card".formatted(model))
                            .at("/calls/curl")
                            .asString();
            assertThat(line).contains("http://localhost:" + port);

            Process shell = new ProcessBuilder("sh", "-c", line).start();
            String answer =
                    new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(shell.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(answer).startsWith("{\"model\":\"%s\",\"version\":1,".formatted(model));
        }
        HttpResponse<String> none =
                api.exchange("GET", "/api/v1/models/nothing-called/versions/1/card", "");
        assertThat(none.statusCode()).isEqualTo(404);
    }
}
