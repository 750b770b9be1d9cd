package dev.dropwise.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dropwise.model.TrainedRuns;
import dev.dropwise.support.Api;
import dev.dropwise.support.DropwiseTest;
import dev.dropwise.support.Upload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What each column or pixel contributed to an answer, in the user's own words. */
@DropwiseTest
class ExplanationIntegrationTests {

    private static final String LINEAR = "[{\"type\": \"dense\"}]";
    private static final String LAYERS =
            "[{\"type\": \"dense\", \"units\": 16, \"activation\": \"relu\"},"
                    + " {\"type\": \"dropout\", \"rate\": 0.4}, {\"type\": \"dense\"}]";
    private static final String FLOWER = "[6.0, 2.9, 4.6, 1.5]";
    private static final String OTHER = "[5.1, 3.5, 1.4, 0.2]";
    private static final String METHOD = "\"explain\": \"%s\"";
    private static final String GRADIENTS = "\"explain\": \"integratedGradients\"";

    @LocalServerPort private int port;
    @Autowired private TrainedRuns trained;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    private JsonNode ask(UUID run, String instances, String more) {
        return api.post(
                        "/api/v1/runs/" + run + "/predict",
                        "{\"instances\": [%s], %s}".formatted(instances, more))
                .get("predictions");
    }

    private static double sum(JsonNode contributions) {
        return contributions.valueStream().mapToDouble(ExplanationIntegrationTests::total).sum();
    }

    private static double total(JsonNode node) {
        return node.isArray() ? sum(node) : node.asDouble();
    }

    /** Of ten rows with colours in shares of 5, 3 and 2. */
    private void uploadPaints(String name) {
        StringBuilder csv = new StringBuilder("size,colour,price\n");
        for (int row = 0; row < 40; row++) {
            int part = row % 10;
            String colour = part < 5 ? "red" : part < 8 ? "green" : "blue";
            int premium = part < 5 ? 100 : part < 8 ? 250 : 700;
            csv.append("%d,%s,%d\n".formatted(row, colour, 30 * row + premium));
        }
        String options = "{\"name\": \"%s\", \"target\": \"price\"}".formatted(name);
        assertThat(api.upload(Upload.with(options).file("paints.csv", csv.toString())).statusCode())
                .isEqualTo(201);
    }

    /** Of a linear network both methods give {@code w·(x - x0)}. */
    @Test
    void aLinearNetworkIsExplainedExactlyAndACategoryIsOneColumn() {
        uploadPaints("paints");
        UUID run = trained.train("paints", LINEAR, 60, ", \"validation\": {\"type\": \"none\"}");
        String paint = "{\"size\": 33, \"colour\": \"blue\"}";

        JsonNode gradients = ask(run, paint, GRADIENTS).get(0);
        JsonNode occlusion = ask(run, paint, METHOD.formatted("occlusion")).get(0);

        JsonNode explanation = gradients.get("explanation");
        assertThat(explanation.get("method").asString()).isEqualTo("integratedGradients");
        assertThat(explanation.has("label")).isFalse();
        assertThat(explanation.get("contributions").propertyNames())
                .containsExactly("size", "colour");
        assertThat(explanation.at("/baseline/size").asDouble()).isEqualTo(19.5);
        assertThat(explanation.at("/baseline/colour/red").asDouble()).isEqualTo(0.5);
        assertThat(explanation.at("/baseline/colour/green").asDouble())
                .isCloseTo(0.3, within(1e-6));
        assertThat(explanation.at("/baseline/colour/blue").asDouble()).isCloseTo(0.2, within(1e-6));
        double slope =
                ask(run, "{\"size\": 34, \"colour\": \"blue\"}", GRADIENTS)
                                .at("/0/value")
                                .asDouble()
                        - gradients.get("value").asDouble();
        assertThat(explanation.at("/contributions/size").asDouble())
                .isCloseTo(slope * (33 - 19.5), within(1e-2));
        assertThat(explanation.at("/completeness/prediction").asDouble())
                .isCloseTo(gradients.get("value").asDouble(), within(1e-3));
        assertThat(sum(explanation.get("contributions")))
                .isCloseTo(
                        explanation.at("/completeness/prediction").asDouble()
                                - explanation.at("/completeness/baseline").asDouble(),
                        within(1e-3));
        for (String column : List.of("size", "colour")) {
            assertThat(occlusion.at("/explanation/contributions/" + column).asDouble())
                    .isCloseTo(explanation.at("/contributions/" + column).asDouble(), within(1e-2));
        }
    }

    @Test
    void isCompleteAndExplainsTheLabelThatIsAnswered() {
        UUID run = trained.train("iris", LAYERS, 15);

        JsonNode prediction = ask(run, FLOWER, GRADIENTS).get(0);

        JsonNode explanation = prediction.get("explanation");
        JsonNode completeness = explanation.get("completeness");
        assertThat(explanation.get("label")).isEqualTo(prediction.get("label"));
        assertThat(completeness.get("prediction").asDouble())
                .isCloseTo(prediction.get("probability").asDouble(), within(1e-6));
        assertThat(completeness.get("error").asDouble()).isLessThan(0.01);
        assertThat(sum(explanation.get("contributions")))
                .isCloseTo(completeness.get("sum").asDouble(), within(1e-9));
        assertThat(explanation.has("std")).isFalse();
        assertThat(
                        ask(run, FLOWER, GRADIENTS + ", \"steps\": 1")
                                .at("/0/explanation/completeness/error")
                                .asDouble())
                .isGreaterThan(completeness.get("error").asDouble());
    }

    @ParameterizedTest
    @CsvSource({"integratedGradients", "occlusion"})
    void withSamplesItIsTheMeanOverTheMasksOfTheAnswer(String method) {
        UUID run = trained.train("iris", LAYERS, 15);
        String sampling = METHOD.formatted(method) + ", \"samples\": 40, \"seed\": 3";

        JsonNode alone = ask(run, FLOWER, sampling).get(0);
        JsonNode batch = ask(run, OTHER + ", " + FLOWER, sampling);

        JsonNode explanation = alone.get("explanation");
        assertThat(explanation.at("/completeness/prediction").asDouble())
                .isCloseTo(alone.get("probability").asDouble(), within(1e-6));
        assertThat(explanation.get("std").propertyNames())
                .isEqualTo(explanation.get("contributions").propertyNames());
        assertThat(explanation.at("/std/petal_length").asDouble()).isPositive();
        if (method.equals("integratedGradients")) {
            assertThat(explanation.at("/completeness/error").asDouble()).isLessThan(0.01);
        }
        assertThat(batch.at("/1/explanation")).isEqualTo(explanation);
    }

    @Test
    void probabilitiesAreExplainedAsTheyAreCalibrated() {
        JsonNode job =
                api.train(
                        """
                        {"dataset": "iris", "model": {"layers": %s},
                         "training": {"epochs": 15, "seed": 7, "calibration": {"fraction": 0.3}}}"""
                                .formatted(LAYERS));
        UUID run = UUID.fromString(job.get("run").asString());

        JsonNode scaled = ask(run, FLOWER, GRADIENTS).get(0);
        JsonNode raw = ask(run, FLOWER, GRADIENTS + ", \"raw\": true").get(0);

        for (JsonNode answer : List.of(scaled, raw)) {
            assertThat(answer.at("/explanation/completeness/prediction").asDouble())
                    .isCloseTo(answer.get("probability").asDouble(), within(1e-5));
        }
        assertThat(scaled.at("/explanation/contributions"))
                .isNotEqualTo(raw.at("/explanation/contributions"));
    }

    @Test
    void anEnsembleIsExplainedByTheMeanOfItsNetworks() {
        UUID one = trained.train("iris", LAYERS, 6);
        UUID other = trained.train("iris", LINEAR, 12);
        api.post(
                "/api/v1/models/explained-together/versions",
                "{\"runs\": [\"%s\", \"%s\"]}".formatted(one, other));

        JsonNode together =
                api.post(
                                "/api/v1/models/explained-together/predict",
                                "{\"instances\": [%s], %s}".formatted(OTHER, GRADIENTS))
                        .at("/predictions/0/explanation");

        double mean = 0;
        for (UUID run : List.of(one, other)) {
            JsonNode own = ask(run, OTHER, GRADIENTS).get(0);
            assertThat(own.get("label").asString()).isEqualTo("setosa");
            mean += own.at("/explanation/contributions/petal_length").asDouble() / 2;
        }
        assertThat(together.at("/contributions/petal_length").asDouble())
                .isCloseTo(mean, within(1e-6));
        assertThat(together.at("/std/petal_length").asDouble()).isPositive();
    }

    @Test
    void severalLabelsAreExplainedEach() {
        StringBuilder csv = new StringBuilder("x,warm,bright\n");
        for (int row = 0; row < 60; row++) {
            csv.append(
                    "%d,%s,%s\n"
                            .formatted(row, row > 30 ? "yes" : "no", row % 2 > 0 ? "yes" : "no"));
        }
        String options = "{\"name\": \"lamps\", \"target\": [\"warm\", \"bright\"]}";
        assertThat(api.upload(Upload.with(options).file("lamps.csv", csv.toString())).statusCode())
                .isEqualTo(201);
        UUID run = trained.train("lamps", LINEAR, 40);

        JsonNode labels = ask(run, "[2], [55]", GRADIENTS);

        for (JsonNode one : labels) {
            for (String name : List.of("warm", "bright")) {
                JsonNode label = one.at("/labels/" + name);
                JsonNode explanation = label.get("explanation");
                assertThat(explanation.get("label")).isEqualTo(label.get("label"));
                assertThat(explanation.at("/completeness/prediction").asDouble())
                        .isCloseTo(label.get("probability").asDouble(), within(1e-6));
                assertThat(explanation.at("/completeness/error").asDouble()).isLessThan(1e-3);
            }
        }
        assertThat(labels.at("/0/labels/warm/label").asString()).isEqualTo("no");
        assertThat(labels.at("/0/labels/warm/explanation/contributions/x").asDouble()).isPositive();
    }

    @Test
    void anImageIsExplainedByItsPixelsAndAsAHeatMap() throws IOException {
        UUID run = trained.train("digits", LAYERS, 4);
        JsonNode pixels = api.get("/api/v1/datasets/digits/preview?rows=1").at("/rows/0/instance");

        JsonNode gradients = ask(run, pixels.toString(), GRADIENTS).at("/0/explanation");
        JsonNode occlusion =
                ask(run, pixels.toString(), METHOD.formatted("occlusion")).at("/0/explanation");

        for (JsonNode explanation : List.of(gradients, occlusion)) {
            assertThat(explanation.get("contributions")).hasSize(8);
            assertThat(explanation.at("/contributions/7")).hasSize(8);
            assertThat(explanation.get("baseline")).hasSize(1);
            // the mean of a pixel of digits in the middle, of 0 to 16
            assertThat(explanation.at("/baseline/0/3/4").asDouble()).isBetween(9.0, 12.0);
            byte[] png = Base64.getDecoder().decode(explanation.get("heatMap").asString());
            BufferedImage map = ImageIO.read(new ByteArrayInputStream(png));
            assertThat(List.of(map.getWidth(), map.getHeight())).containsExactly(224, 224);
        }
        assertThat(gradients.at("/completeness/error").asDouble()).isLessThan(0.01);
        JsonNode baseline = ask(run, gradients.get("baseline").toString(), GRADIENTS).get(0);
        String label = gradients.get("label").asString();
        assertThat(baseline.at("/probabilities/" + label).asDouble())
                .isCloseTo(gradients.at("/completeness/baseline").asDouble(), within(1e-5));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "\"explain\": \"guess\" | /explain | integratedGradients",
                "\"explain\": \"integratedGradients\", \"steps\": 0 | /steps | 1",
                "\"explain\": \"integratedGradients\", \"steps\": 201 | /steps | 200",
                "\"explain\": \"occlusion\", \"steps\": 5 | /steps | occlusion",
                "\"steps\": 5 | /steps | no explain",
                "\"explain\": \"occlusion\", \"samples\": \"auto\" | /samples | auto",
                "\"explain\": 3 | /explain | 3"
            })
    void saysWhatCannotBeExplained(String asked, String pointer, String detail) {
        UUID run = trained.train("iris", LAYERS, 1);

        JsonNode problem =
                api.problem(
                        422,
                        "POST",
                        "/api/v1/runs/" + run + "/predict",
                        "{\"instances\": [%s], %s}".formatted(FLOWER, asked));

        assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo(pointer);
        assertThat(problem.at("/errors/0/detail").asString()).contains(detail);
    }

    @Test
    void wordsHaveNoGradientButCanBeLeftOut() {
        StringBuilder csv = new StringBuilder("review,liked\n");
        for (int row = 0; row < 60; row++) {
            csv.append(row % 2 > 0 ? "a good film indeed,yes\n" : "what a bad and dull film,no\n");
        }
        String options =
                """
                {"name": "reviews-to-explain", "target": "liked", "types": {"review": "text"}}""";
        assertThat(api.upload(Upload.with(options).file("reviews.csv", csv.toString())).body())
                .contains("reviews-to-explain");
        UUID run =
                trained.train(
                        "reviews-to-explain",
                        "[{\"type\": \"embedding\", \"units\": 4}, {\"type\": \"globalAveragePool\"}, {\"type\": \"dense\"}]",
                        10);
        String review = "{\"review\": \"good film\"}";

        JsonNode explanation = ask(run, review, METHOD.formatted("occlusion")).at("/0/explanation");
        JsonNode problem =
                api.problem(
                        422,
                        "POST",
                        "/api/v1/runs/" + run + "/predict",
                        "{\"instances\": [%s], %s}".formatted(review, GRADIENTS));

        assertThat(explanation.at("/baseline/review").asString()).isEmpty();
        assertThat(explanation.at("/contributions/review").asDouble())
                .isCloseTo(
                        explanation.at("/completeness/prediction").asDouble()
                                - explanation.at("/completeness/baseline").asDouble(),
                        within(1e-6));
        assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo("/explain");
        assertThat(problem.at("/errors/0/detail").asString()).contains("occlusion");
    }

    @Test
    void whatTakesTooManyPassesIsRefused() {
        UUID run = trained.train("digits", LAYERS, 1);
        String image =
                api.get("/api/v1/datasets/digits/preview?rows=1").at("/rows/0/instance").toString();
        String images = String.join(",", java.util.Collections.nCopies(40, image));

        assertThat(
                        api.exchange(
                                        "POST",
                                        "/api/v1/runs/" + run + "/predict",
                                        "{\"instances\": [%s], \"samples\": 50, %s}"
                                                .formatted(images, METHOD.formatted("occlusion")))
                                .statusCode())
                .isEqualTo(413);
    }
}
