package dev.dropwise.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dropwise.model.ModelRegistry;
import dev.dropwise.model.TrainedRuns;
import dev.dropwise.support.Api;
import dev.dropwise.support.DropwiseTest;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** With one seed an instance is answered the same whatever else is asked, and wherever. */
@DropwiseTest
class MonteCarloAnswersIntegrationTests {

    private static final String FLOWER = "[5.9, 3.0, 4.2, 1.5]";
    private static final String OTHER = "[5.1, 3.5, 1.4, 0.2]";
    private static final String ASKED = "{\"instances\": [%s], \"samples\": %d, \"seed\": 7}";

    @LocalServerPort private int port;
    @Autowired private ModelRegistry registry;
    @Autowired private TrainedRuns trained;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    static Stream<Arguments> noise() {
        String dense = "{\"type\": \"dense\", \"units\": 16, \"activation\": \"relu\"}";
        String dropout = "{\"type\": \"dropout\", \"rate\": 0.5}";
        String connect = "{\"type\": \"dense\", \"units\": 16, \"dropConnect\": 0.5}";
        String residual = "{\"type\": \"residual\", \"layers\": [%s], \"stochasticDepth\": 0.5}";
        return Stream.of(
                Arguments.of("dropout", dense + ", " + dropout),
                Arguments.of("gaussian-noise", "{\"type\": \"gaussianNoise\", \"stddev\": 0.5}"),
                Arguments.of("drop-connect", connect),
                Arguments.of("both", connect + ", " + dropout),
                Arguments.of("stochastic-depth", dense + ", " + residual.formatted(dense)));
    }

    @ParameterizedTest
    @MethodSource("noise")
    void isTheSameAloneInAnyBatchAndOverOpenInference(String name, String layers) {
        registry.registerServed(
                name, trained.train("iris", "[" + layers + ", {\"type\": \"dense\"}]", 5));

        JsonNode alone = predicted(name, FLOWER, 60);
        assertThat(alone.at("/uncertainty/mutualInformation").asDouble()).isPositive();
        assertSame(predicted(name, OTHER + ", " + FLOWER + ", " + OTHER, 60, 1), alone);
        String many = String.join(", ", Collections.nCopies(299, OTHER));
        assertSame(predicted(name, many + ", " + FLOWER, 60, 299), alone);
        assertSame(
                predicted(
                        name,
                        "{\"petal_width\": 1.5, \"sepal_length\": 5.9, \"petal_length\": 4.2,"
                                + " \"sepal_width\": 3.0}",
                        60),
                alone);

        JsonNode outputs =
                api.post(
                                "/v2/models/" + name + "/infer",
                                """
                                {"parameters": {"samples": 60, "seed": 7},
                                 "inputs": [{"name": "input", "shape": [2, 4], "datatype": "FP32",
                                             "data": [%s, %s]}]}"""
                                        .formatted(OTHER, FLOWER))
                        .get("outputs");
        assertThat(outputs.at("/0/data/3").asDouble())
                .isCloseTo(alone.at("/probabilities/setosa").asDouble(), within(1e-6));
        assertThat(outputs.at("/2/data/4").asDouble())
                .isCloseTo(alone.at("/uncertainty/std/versicolor").asDouble(), within(1e-6));
        assertThat(outputs.at("/4/data/1").asDouble())
                .isCloseTo(alone.at("/uncertainty/mutualInformation").asDouble(), within(1e-6));
    }

    /** More samples begin with the same ones; other seeds and other flowers draw others. */
    @ParameterizedTest
    @MethodSource("noise")
    void drawsAnewForAnotherSeed(String name, String layers) {
        registry.registerServed(
                name + "-2", trained.train("iris", "[" + layers + ", {\"type\": \"dense\"}]", 1));
        String path = "/api/v1/models/" + name + "-2/predict";

        JsonNode seven = api.post(path, ASKED.formatted(FLOWER, 20)).get("predictions");
        JsonNode eight =
                api.post(path, ASKED.formatted(FLOWER, 20).replace("7}", "8}")).get("predictions");
        assertThat(eight).isNotEqualTo(seven);
    }

    private JsonNode predicted(String model, String instances, int samples) {
        return predicted(model, instances, samples, 0);
    }

    private JsonNode predicted(String model, String instances, int samples, int index) {
        return api.post("/api/v1/models/" + model + "/predict", ASKED.formatted(instances, samples))
                .get("predictions")
                .get(index);
    }

    private static void assertSame(JsonNode found, JsonNode expected) {
        assertThat(found.get("label")).isEqualTo(expected.get("label"));
        for (String at :
                List.of(
                        "/probability",
                        "/probabilities/setosa",
                        "/uncertainty/std/virginica",
                        "/uncertainty/entropy",
                        "/uncertainty/mutualInformation")) {
            assertThat(found.at(at).asDouble())
                    .as(at)
                    .isCloseTo(expected.at(at).asDouble(), within(1e-6));
        }
    }
}
