package dev.dropwise.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.dropwise.model.TrainedRuns;
import dev.dropwise.support.Api;
import dev.dropwise.support.DropwiseTest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Several networks are one version, which answers with their mean. */
@DropwiseTest
class EnsembleIntegrationTests {

    private static final String LAYERS =
            "[{\"type\": \"dense\", \"units\": 16, \"activation\": \"relu\"},"
                    + " {\"type\": \"dropout\", \"rate\": 0.4}, {\"type\": \"dense\"}]";
    private static final String LINEAR = "[{\"type\": \"dense\"}]";
    private static final String FLOWER = "[6.0, 2.9, 4.6, 1.5]";
    private static final String OTHER = "[5.1, 3.5, 1.4, 0.2]";

    @LocalServerPort private int port;
    @Autowired private TrainedRuns trained;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    @Test
    void answersWithTheMeanOfItsNetworksAndHowFarTheyAreApart() {
        List<UUID> runs = flowers("mean-of");

        JsonNode together = predict("mean-of", 3, "{\"instances\": [%s]}".formatted(FLOWER));

        JsonNode one = predict("mean-of", 1, "{\"instances\": [%s]}".formatted(FLOWER));
        JsonNode other = predict("mean-of", 2, "{\"instances\": [%s]}".formatted(FLOWER));
        for (String label : List.of("setosa", "versicolor", "virginica")) {
            double first = one.at("/predictions/0/probabilities/" + label).asDouble();
            double second = other.at("/predictions/0/probabilities/" + label).asDouble();
            assertThat(together.at("/predictions/0/probabilities/" + label).asDouble())
                    .isCloseTo((first + second) / 2, within(1e-6));
            assertThat(together.at("/predictions/0/uncertainty/std/" + label).asDouble())
                    .isCloseTo(Math.abs(first - second) / 2, within(1e-6));
        }
        assertThat(together.at("/predictions/0/uncertainty/mutualInformation").asDouble())
                .isPositive();
        JsonNode shown = api.get("/api/v1/models/mean-of/versions/3");
        assertThat(shown.path("run").isNull()).isTrue();
        assertThat(shown.path("dataset").asString()).isEqualTo("iris");
        assertThat(shown.path("members").findValuesAsString("run"))
                .isEqualTo(runs.stream().map(UUID::toString).toList());
        assertThat(api.get("/api/v1/models/mean-of").at("/versions/0/members")).hasSize(2);
    }

    @Test
    void anInstanceIsAnsweredTheSameAloneAndInABatch() {
        String model = "batched";
        String sampling = ", \"samples\": 7, \"seed\": 3";
        flowers(model);

        JsonNode alone = predict(model, 3, "{\"instances\": [%s]%s}".formatted(FLOWER, sampling));
        JsonNode batch =
                predict(
                        model,
                        3,
                        "{\"instances\": [%s, %s, %s]%s}"
                                .formatted(OTHER, FLOWER, OTHER, sampling));

        assertThat(batch.at("/predictions/1")).isEqualTo(alone.at("/predictions/0"));
        assertThat(batch.at("/predictions/2")).isEqualTo(batch.at("/predictions/0"));
    }

    @Test
    void samplesAreSpreadOverItsNetworks() {
        flowers("spread-over");
        String asked =
                "{\"instances\": [%s], \"samples\": %d, \"seed\": 5, \"returnSamples\": true}";

        JsonNode answer = predict("spread-over", 3, asked.formatted(FLOWER, 5));

        JsonNode samples = answer.at("/predictions/0/samples");
        assertThat(samples).hasSize(5);
        double sum = 0;
        for (JsonNode pass : samples) {
            sum += pass.get(0).asDouble();
        }
        assertThat(answer.at("/predictions/0/probabilities/setosa").asDouble())
                .isCloseTo(sum / 5, within(1e-6));
        assertThat(
                        api.problem(
                                        422,
                                        "POST",
                                        "/api/v1/models/spread-over/versions/3/predict",
                                        asked.formatted(FLOWER, 1))
                                .at("/errors/0/pointer")
                                .asString())
                .isEqualTo("/samples");
    }

    @Test
    void valuesHaveTheMeanAndVarianceOfTheMixture() {
        String loss = ", \"loss\": {\"type\": \"gaussianNegativeLogLikelihood\"}";
        UUID brief = trained.train("diabetes", LINEAR, 3, loss);
        UUID longer = trained.train("diabetes", LINEAR, 12, loss);
        register("mixture", "{\"run\": \"%s\"}".formatted(brief));
        register("mixture", "{\"run\": \"%s\"}".formatted(longer));
        register("mixture", runs(List.of(brief, longer)));
        String patient =
                "{\"instances\": [%s]}"
                        .formatted(
                                api.get("/api/v1/datasets/diabetes/preview?rows=1")
                                        .at("/rows/0/instance"));
        JsonNode one = predict("mixture", 1, patient).at("/predictions/0");
        JsonNode other = predict("mixture", 2, patient).at("/predictions/0");

        JsonNode together = predict("mixture", 3, patient).at("/predictions/0");

        double mean = (number(one, "/value") + number(other, "/value")) / 2;
        double between = Math.abs(number(one, "/value") - number(other, "/value")) / 2;
        double noise =
                Math.sqrt(
                        (Math.pow(number(one, "/uncertainty/aleatoric"), 2)
                                        + Math.pow(number(other, "/uncertainty/aleatoric"), 2))
                                / 2);
        assertThat(number(together, "/value")).isCloseTo(mean, within(1e-6));
        assertThat(number(together, "/uncertainty/epistemic")).isCloseTo(between, within(1e-6));
        assertThat(number(together, "/uncertainty/aleatoric")).isCloseTo(noise, within(1e-6));
        assertThat(number(together, "/uncertainty/interval/1"))
                .isCloseTo(mean + 1.959963984540054 * Math.hypot(noise, between), within(1e-6));
    }

    @Test
    void networksOfOtherColumnsOrClassesDoNotAnswerTogether() {
        UUID flowers = trained.train("iris", LINEAR, 1);
        UUID wines = trained.train("wine", LINEAR, 1);

        JsonNode errors = problem(422, runs(List.of(flowers, wines))).path("errors");

        assertThat(errors).hasSize(2);
        assertThat(errors.at("/0/pointer").asString()).isEqualTo("/runs/1");
        assertThat(errors.at("/0/detail").asString())
                .startsWith("expected the columns [sepal_length (number),")
                .contains("received the columns [alcohol (number),");
        assertThat(errors.at("/1/detail").asString())
                .startsWith("expected the classes [setosa, versicolor, virginica]");
        assertThat(problem(422, runs(List.of(flowers))).at("/errors/0/pointer").asString())
                .isEqualTo("/runs");
        problem(422, runs(List.of(flowers, flowers)));
        List<UUID> many = new ArrayList<>();
        for (int i = 0; i < 21; i++) {
            many.add(new UUID(0, i));
        }
        problem(422, runs(many));
        assertThat(api.exchange("GET", "/api/v1/models/unlike", "").statusCode()).isEqualTo(404);
    }

    @Test
    void whatTakesOneNetworkSaysSo() {
        flowers("several");
        String version = "/api/v1/models/several/versions/3";

        assertThat(api.problem(409, "GET", version + "/export", "").path("detail").asString())
                .contains("expected a version of one network to export it")
                .contains("an ensemble of 2");
        api.problem(409, "GET", version + "/preprocessing", "");
        JsonNode problem =
                api.problem(
                        422,
                        "POST",
                        "/api/v1/jobs",
                        """
                        {"dataset": "iris", "model": {"layers": %s},
                         "training": {"initializeFrom": {"model": "several", "version": 3}}}"""
                                .formatted(LAYERS));
        assertThat(problem.at("/errors/0/pointer").asString())
                .isEqualTo("/training/initializeFrom/version");
        assertThat(api.exchange("DELETE", "/api/v1/models/several", "").statusCode())
                .isEqualTo(204);
    }

    @Test
    void theFoldsOfACrossValidationBecomeOneVersionThatIsMeasured() {
        JsonNode study =
                api.post(
                        "/api/v1/studies",
                        """
                        {"name": "fold ensemble", "type": "crossValidation", "folds": 3, "seed": 2,
                         "job": {"dataset": "wine", "model": {"layers": [{"type": "dense"}]},
                                 "training": {"epochs": 20, "batchSize": 16,
                                              "optimizer": {"type": "adam", "learningRate": 0.01}}}}""");
        String id = study.path("id").asString();
        await().atMost(Duration.ofMinutes(2))
                .until(
                        () ->
                                api.get("/api/v1/studies/" + id)
                                        .path("state")
                                        .asString()
                                        .equals("succeeded"));

        JsonNode version = register("folds", "{\"study\": \"%s\"}".formatted(id));

        assertThat(version.path("members")).hasSize(3);
        JsonNode measured =
                api.post(
                        "/api/v1/models/folds/versions/1/evaluate",
                        "{\"dataset\": \"wine\", \"rows\": \"test\"}");
        assertThat(measured.at("/metrics/accuracy/value").asDouble()).isBetween(0.8, 1.0);
        JsonNode card = api.get("/api/v1/models/folds/versions/1/card");
        assertThat(card.at("/metrics/test/logLoss")).isEqualTo(measured.at("/metrics/logLoss"));
        assertThat(card.path("runs")).hasSize(3);
        register("folds", "{\"run\": \"%s\"}".formatted(version.at("/members/0/run").asString()));
        assertThat(alias("{\"version\": 2}").statusCode()).isEqualTo(200);
        assertThat(
                        alias(
                                        "{\"version\": 1, \"if\": {\"metric\": \"logLoss\", \"betterBy\": -9, \"than\": \"champion\"}}")
                                .statusCode())
                .isEqualTo(200);
        String run = version.at("/members/1/run").asString();
        String job = api.get("/api/v1/runs/" + run).path("job").asString();
        assertThat(api.exchange("DELETE", "/api/v1/jobs/" + job, "").statusCode()).isEqualTo(204);
        assertThat(api.get("/api/v1/runs/" + run).path("id").asString()).isEqualTo(run);
        assertThat(api.get("/api/v1/models/folds/versions/1").path("members")).hasSize(3);
    }

    private HttpResponse<String> alias(String body) {
        return api.exchange("PUT", "/api/v1/models/folds/aliases/champion", body);
    }

    /** Versions 1 and 2 are one network each, version 3 is both. */
    private List<UUID> flowers(String model) {
        List<UUID> runs =
                List.of(trained.train("iris", LAYERS, 2), trained.train("iris", LAYERS, 9));
        runs.forEach(run -> register(model, "{\"run\": \"%s\"}".formatted(run)));
        register(model, runs(runs));
        return runs;
    }

    private static String runs(List<UUID> runs) {
        return runs.stream()
                .map(run -> "\"" + run + "\"")
                .collect(Collectors.joining(", ", "{\"runs\": [", "]}"));
    }

    private JsonNode register(String model, String body) {
        return api.post("/api/v1/models/%s/versions".formatted(model), body);
    }

    private JsonNode problem(int status, String body) {
        return api.problem(status, "POST", "/api/v1/models/unlike/versions", body);
    }

    private JsonNode predict(String model, int version, String body) {
        return api.post("/api/v1/models/%s/versions/%d/predict".formatted(model, version), body);
    }

    private static double number(JsonNode prediction, String pointer) {
        return prediction.at(pointer).asDouble();
    }
}
