package dev.dropwise.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.model.ModelRegistry;
import dev.dropwise.model.TrainedRuns;
import dev.dropwise.support.Api;
import dev.dropwise.support.DropwiseTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Values that training never had, missing ones, and columns that it did not have. */
@DropwiseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnusualValuesIntegrationTests {

    private static final String PATH = "/api/v1/models/unusual/predict";

    @LocalServerPort private int port;
    @Autowired private ModelRegistry registry;
    @Autowired private TrainedRuns trained;

    private Api api;

    @BeforeAll
    void train() {
        registry.registerServed("unusual", trained.train("penguins", "[{\"type\": \"dense\"}]", 3));
    }

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    private static String penguin(String mass) {
        return """
               {"island": "Biscoe", "bill_length_mm": 46.1, "bill_depth_mm": 13.2, "flipper_length_mm": 211,
                "body_mass_g": %s, "sex": "female", "year": 2007}"""
                .formatted(mass);
    }

    @Test
    void answersAValueFarFromTrainingWithAWarning() {
        double before = counted();
        JsonNode answer =
                api.post(
                        PATH,
                        "{\"instances\": [%s, %s]}".formatted(penguin("4500"), penguin("300000")));

        assertThat(answer.get("predictions")).hasSize(2);
        assertThat(answer.get("warnings")).hasSize(1);
        assertThat(answer.at("/warnings/0/pointer").asString())
                .isEqualTo("/instances/1/body_mass_g");
        assertThat(answer.at("/warnings/0/detail").asString())
                .isEqualTo(
                        "expected about 2700 to 6300, which training rows have, received 300000");
        assertThat(counted()).isEqualTo(before + 1);

        JsonNode usual = api.post(PATH, "{\"instances\": [%s]}".formatted(penguin("6301")));
        assertThat(usual.has("warnings")).isFalse();
        assertThat(counted()).isEqualTo(before + 1);
    }

    private double counted() {
        return api.text("/actuator/prometheus", "text/plain")
                .lines()
                .filter(line -> line.startsWith("dropwise_inference_unusual_values_total"))
                .filter(line -> line.contains("model=\"unusual\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElse(0);
    }

    @Test
    void saysWhichColumnsWereImputed() {
        String whole = penguin("4500");
        String without = whole.replace("\"sex\": \"female\", ", "").replace("4500", "null");
        JsonNode answer =
                api.post(
                        PATH,
                        "{\"instances\": [%s, %s, %s]}"
                                .formatted(
                                        whole,
                                        without,
                                        without.replace("\"year\"", "\"sex\": null, \"year\"")));

        assertThat(answer.at("/predictions/0").has("imputed")).isFalse();
        assertThat(answer.at("/predictions/1/imputed")).hasToString("[\"body_mass_g\",\"sex\"]");
        assertThat(answer.at("/predictions/2")).isEqualTo(answer.at("/predictions/1"));
        assertThat(
                        api.problem(
                                        422,
                                        "POST",
                                        PATH,
                                        "{\"instances\": [%s]}"
                                                .formatted(
                                                        whole.replace(
                                                                "\"year\": 2007", "\"id\": 7")))
                                .get("errors")
                                .findValuesAsString("pointer"))
                .containsExactlyInAnyOrder("/instances/0/id", "/instances/0/year");
    }

    @Test
    void passesOverUnknownColumnsWhereItIsAsked() {
        String more = "{\"id\": 7, \"species\": \"Adelie\", " + penguin("4500").substring(1);

        assertThat(api.post(PATH, "{\"instances\": [%s], \"ignoreUnknown\": true}".formatted(more)))
                .isEqualTo(api.post(PATH, "{\"instances\": [%s]}".formatted(penguin("4500"))));
        assertThat(
                        api.problem(422, "POST", PATH, "{\"instances\": [%s]}".formatted(more))
                                .get("errors"))
                .hasSize(2);
    }
}
