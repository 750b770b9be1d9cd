package dev.dropwise.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.model.ModelRegistry;
import dev.dropwise.model.TrainedRuns;
import dev.dropwise.support.Api;
import dev.dropwise.support.DropwiseTest;
import java.util.Collections;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Monte-Carlo samples until an answer is settled. */
@DropwiseTest
class SettledSamplesIntegrationTests {

    private static final String LAYERS =
            """
            [{"type": "dense", "units": 32, "activation": "relu"}, {"type": "dropout", "rate": %s}, {"type": "dense"}]""";

    private static final String CLEAR = "[5.1, 3.5, 1.4, 0.2]";
    private static final String BETWEEN = "[6.0, 2.7, 5.0, 1.65]";
    private static final String ASKED = "{\"instances\": [%s], \"samples\": \"auto\", \"seed\": 7}";

    @LocalServerPort private int port;
    @Autowired private ModelRegistry registry;
    @Autowired private TrainedRuns trained;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    private JsonNode predictions(String model, String instances) {
        return api.post("/api/v1/models/" + model + "/predict", ASKED.formatted(instances))
                .get("predictions");
    }

    @Test
    void takeMoreWhereTheyAreFurtherApart() {
        registry.registerServed("settled", trained.train("iris", LAYERS.formatted(0.5), 30));

        JsonNode predictions = predictions("settled", CLEAR + ", " + BETWEEN);

        int clear = predictions.at("/0/samplesUsed").asInt();
        int between = predictions.at("/1/samplesUsed").asInt();
        assertThat(clear).isBetween(20, 100);
        assertThat(between).isBetween(clear + 10, 500);
        assertThat(between % 10).isZero();
        for (JsonNode prediction : predictions) {
            double used = prediction.get("samplesUsed").asDouble();
            prediction
                    .at("/uncertainty/std")
                    .forEach(
                            std ->
                                    assertThat(1.96 * std.asDouble() / Math.sqrt(used))
                                            .isLessThanOrEqualTo(0.02001));
        }
        assertThat(predictions("settled", BETWEEN).get(0)).isEqualTo(predictions.get(1));
        String many = String.join(", ", Collections.nCopies(199, CLEAR));
        assertThat(predictions("settled", many + ", " + BETWEEN).get(199))
                .isEqualTo(predictions.get(1));
    }

    @Test
    void settleValuesInTheirOwnUnit() {
        registry.registerServed(
                "settled-values", trained.train("diabetes", LAYERS.formatted(0.2), 10));

        JsonNode prediction =
                predictions("settled-values", "[59, 2, 32.1, 101, 157, 93.2, 38, 4, 4.86, 87]")
                        .get(0);

        double used = prediction.get("samplesUsed").asDouble();
        double error = 1.96 * prediction.at("/uncertainty/std").asDouble() / Math.sqrt(used);
        assertThat(used).isBetween(20.0, 500.0);
        assertThat(error).isLessThan(used < 500 ? 0.02 * 80 : 80);
    }

    @Test
    void areRefusedWhereTheyMakeNoSense() {
        registry.registerServed(
                "settled-plain", trained.train("iris", "[{\"type\": \"dense\"}]", 1));
        registry.registerServed("settled-noisy", trained.train("iris", LAYERS.formatted(0.5), 1));
        String plain = "/api/v1/models/settled-plain/predict";
        String noisy = "/api/v1/models/settled-noisy/predict";

        assertThat(api.exchange("POST", plain, ASKED.formatted(CLEAR)).body())
                .contains("/samples", "received auto");
        assertThat(
                        api.exchange(
                                        "POST",
                                        noisy,
                                        ASKED.formatted(CLEAR)
                                                .replace("7}", "7, \"returnSamples\": true}"))
                                .body())
                .contains("/returnSamples", "expected a number of samples beside it");
        assertThat(
                        api.exchange("POST", noisy, ASKED.formatted(CLEAR).replace("auto", "many"))
                                .body())
                .contains("/samples", "expected a whole number or \\\"auto\\\"");
        String many = String.join(", ", Collections.nCopies(201, CLEAR));
        assertThat(api.exchange("POST", noisy, ASKED.formatted(many)).statusCode()).isEqualTo(413);
        assertThat(
                        api.exchange(
                                        "POST",
                                        noisy + "?samples=auto&seed=7",
                                        "sepal_length,sepal_width,petal_length,petal_width\n5.1,3.5,1.4,0.2\n",
                                        "Content-Type",
                                        "text/csv")
                                .body())
                .contains("\"samplesUsed\":");
    }
}
