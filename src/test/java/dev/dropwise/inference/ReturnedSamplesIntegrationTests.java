package dev.dropwise.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dropwise.model.TrainedRuns;
import dev.dropwise.support.Api;
import dev.dropwise.support.DropwiseTest;
import dev.dropwise.support.Upload;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What every Monte-Carlo pass said, beside its mean and spread. */
@DropwiseTest
class ReturnedSamplesIntegrationTests {

    private static final String DROPOUT =
            """
            [{"type": "dense", "units": 16, "activation": "relu"}, {"type": "dropout", "rate": 0.5}, {"type": "dense"}]""";

    private static final String FLOWERS =
            """
            {"instances": [[5.9, 3.0, 4.2, 1.5], [5.1, 3.5, 1.4, 0.2]], "samples": %d, "seed": 7, "returnSamples": %s}""";

    @LocalServerPort private int port;
    @Autowired private TrainedRuns trained;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    private static String path(UUID run) {
        return "/api/v1/runs/" + run + "/predict";
    }

    private JsonNode predictions(UUID run, String body) {
        return api.post(path(run), body).get("predictions");
    }

    @Test
    void haveTheMeanAndSpreadOfTheProbabilities() {
        UUID run = trained.train("iris", DROPOUT, 2);

        JsonNode predictions = predictions(run, FLOWERS.formatted(40, "true"));

        List<String> classes = List.of("setosa", "versicolor", "virginica");
        for (JsonNode flower : predictions) {
            JsonNode samples = flower.get("samples");
            assertThat(samples).hasSize(40).allSatisfy(pass -> assertThat(pass).hasSize(3));
            for (int i = 0; i < 3; i++) {
                double mean = mean(samples, i);
                double squares = 0;
                for (JsonNode pass : samples) {
                    squares += Math.pow(pass.get(i).asDouble() - mean, 2);
                }
                assertThat(mean)
                        .isCloseTo(
                                flower.at("/probabilities/" + classes.get(i)).asDouble(),
                                within(1e-6));
                assertThat(Math.sqrt(squares / 40))
                        .isCloseTo(
                                flower.at("/uncertainty/std/" + classes.get(i)).asDouble(),
                                within(1e-6));
            }
        }
        assertThat(predictions.at("/0/samples")).isNotEqualTo(predictions.at("/1/samples"));
        assertThat(predictions(run, FLOWERS.formatted(10, "true")).at("/0/samples").valueStream())
                .containsExactlyElementsOf(
                        predictions.at("/0/samples").valueStream().limit(10).toList());
        assertThat(predictions(run, FLOWERS.formatted(40, "false")).get(0).has("samples"))
                .isFalse();
    }

    private static double mean(JsonNode samples, int output) {
        return samples.valueStream()
                .mapToDouble(pass -> pass.get(output).asDouble())
                .average()
                .orElseThrow();
    }

    @Test
    void ofSeveralNumbersAreInTheOrderOfTheTargets() {
        StringBuilder csv = new StringBuilder("x,y,up,down\n");
        for (int row = 0; row < 60; row++) {
            csv.append("%d,%d,%d,%d\n".formatted(row, row * 7 % 11, 3 * row, -100 * row));
        }
        api.upload(
                Upload.with(
                                "{\"name\": \"passes\", \"target\": [\"up\", \"down\"], \"task\": \"regression\"}")
                        .file("rows.csv", csv.toString()));
        UUID run = trained.train("passes", DROPOUT, 2);

        JsonNode prediction =
                predictions(
                                run,
                                "{\"instances\": [[3, 4], [5, 6]], \"samples\": 30, \"seed\": 1, \"returnSamples\": true}")
                        .get(1);

        JsonNode samples = prediction.get("samples");
        assertThat(samples).hasSize(30).allSatisfy(pass -> assertThat(pass).hasSize(2));
        assertThat(mean(samples, 0))
                .isCloseTo(prediction.at("/values/up").asDouble(), within(1e-6));
        assertThat(mean(samples, 1))
                .isCloseTo(prediction.at("/values/down").asDouble(), within(1e-4));
    }

    @Test
    void ofANumberAreListsOfOne() {
        UUID run = trained.train("diabetes", DROPOUT, 1);
        String instance = "[0.03, 0.05, 0.06, 0.02, -0.04, -0.03, -0.04, -0.002, 0.02, -0.02]";

        JsonNode prediction =
                predictions(
                                run,
                                "{\"instances\": [%s], \"samples\": 20, \"seed\": 1, \"returnSamples\": true}"
                                        .formatted(instance))
                        .get(0);

        assertThat(prediction.get("samples"))
                .hasSize(20)
                .allSatisfy(pass -> assertThat(pass).hasSize(1));
        assertThat(mean(prediction.get("samples"), 0))
                .isCloseTo(prediction.get("value").asDouble(), within(1e-6));
    }

    @Test
    void haveAColumnEachInCsv() {
        UUID run = trained.train("iris", DROPOUT, 1);

        List<String> lines =
                api.exchange(
                                "POST",
                                path(run) + "?samples=2&seed=7&returnSamples=true",
                                "petal_length,petal_width,sepal_length,sepal_width\n1.4,0.2,5.1,3.5\n",
                                "Content-Type",
                                "text/csv",
                                "Accept",
                                "text/csv")
                        .body()
                        .lines()
                        .toList();

        assertThat(lines.get(0))
                .contains(
                        "samples.0.0,samples.0.1,samples.0.2,samples.1.0,samples.1.1,samples.1.2");
        assertThat(lines).hasSize(2);
    }

    /** 700 samples of 100 instances with 3 outputs are 210,000. */
    @Test
    void areRefusedWithoutSamplesAndBeyondTheirBound() {
        UUID run = trained.train("iris", DROPOUT, 1);
        String flower = "[5.9, 3.0, 4.2, 1.5]";
        String flowers = String.join(", ", Collections.nCopies(100, flower));

        JsonNode without =
                api.problem(
                        422,
                        "POST",
                        path(run),
                        "{\"instances\": [%s], \"returnSamples\": true}".formatted(flower));
        JsonNode beyond =
                api.problem(
                        422,
                        "POST",
                        path(run),
                        "{\"instances\": [%s], \"samples\": 700, \"returnSamples\": true}"
                                .formatted(flowers));

        assertThat(without.at("/errors/0/pointer").asString()).isEqualTo("/returnSamples");
        assertThat(without.at("/errors/0/detail").asString())
                .isEqualTo("expected samples beside it, received none");
        assertThat(beyond.at("/errors/0/pointer").asString()).isEqualTo("/returnSamples");
        assertThat(beyond.at("/errors/0/detail").asString())
                .isEqualTo(
                        "expected at most 200000 numbers, received 700 samples of 100 instances with 3 outputs"
                                + " each, which are 210000");
    }
}
