package dev.dropwise.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dropwise.support.Api;
import dev.dropwise.support.DropwiseTest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Sets, intervals and decisions of versions whose training held rows back to calibrate on. */
@DropwiseTest
class CalibratedAnswersIntegrationTests {

    private static final String LAYERS =
            """
            [{"type": "dense", "units": 16, "activation": "relu"}, {"type": "dropout", "rate": 0.3}, {"type": "dense"}]""";

    private static final String FLOWERS =
            """
            {"instances": [[5.1, 3.5, 1.4, 0.2], [6.0, 2.7, 5.0, 1.65]]%s}""";

    @LocalServerPort private int port;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    private String trained(String name, String dataset, String layers, String training) {
        JsonNode job =
                api.train(
                        """
                        {"dataset": "%s", "registerAs": "%s", "model": {"layers": %s},
                         "training": {"epochs": 30, "seed": 7, "batchSize": 16, "optimizer": {"type": "adam", "learningRate": 0.01}%s}}"""
                                .formatted(dataset, name, layers, training));
        assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("succeeded");
        return job.get("run").asString();
    }

    private JsonNode predict(String model, String body) {
        return api.post("/api/v1/models/" + model + "/predict", body).get("predictions");
    }

    private HttpResponse<String> refused(String model, String body) {
        return api.exchange("POST", "/api/v1/models/" + model + "/predict", body);
    }

    @Test
    void tellSetsThatRestOnTheRowsHeldBack() {
        String run =
                trained(
                        "calibrated-iris",
                        "iris",
                        LAYERS,
                        ", \"calibration\": {\"fraction\": 0.3}");

        JsonNode split = api.get("/api/v1/runs/" + run).at("/provenance/split");
        assertThat(split.get("calibration").asInt()).isEqualTo(36);
        assertThat(
                        api.get("/api/v1/runs/" + run)
                                .at("/plan/training/calibration/fraction")
                                .asDouble())
                .isEqualTo(0.3);
        JsonNode calibration =
                api.get("/api/v1/models/calibrated-iris/versions/1").get("calibration");
        assertThat(calibration.get("rows").asInt()).isEqualTo(36);
        JsonNode target = calibration.at("/targets/0");
        assertThat(target.get("temperature").asDouble()).isBetween(0.05, 20.0);
        assertThat(target.get("coverage")).hasSize(12);
        JsonNode lac = target.at("/coverage/1");
        assertThat(lac.get("method").asString()).isEqualTo("lac");
        assertThat(lac.get("stated").asDouble()).isEqualTo(0.9);
        assertThat(lac.at("/classes/setosa/rows").asInt()).isEqualTo(10);

        JsonNode predictions =
                predict(
                        "calibrated-iris",
                        FLOWERS.formatted(", \"confidenceLevel\": 0.9, \"topK\": 2"));
        assertThat(predictions).hasSize(2);
        JsonNode first = predictions.get(0);
        assertThat(first.at("/predictionSet/0").asString()).isEqualTo("setosa");
        assertThat(first.get("coverage").get("stated").asDouble()).isEqualTo(0.9);
        assertThat(first.get("coverage").get("measured")).isEqualTo(lac.get("measured"));
        assertThat(first.get("coverage").get("rows").asInt()).isEqualTo(30);
        assertThat(first.get("coverage").has("reason")).isFalse();
        assertThat(first.get("top")).hasSize(2);
        assertThat(first.at("/top/0/label").asString()).isEqualTo("setosa");
        assertThat(first.at("/top/0/probability")).isEqualTo(first.get("probability"));
        assertThat(first.has("decision")).isFalse();

        for (String method : List.of("aps", "raps")) {
            JsonNode sets =
                    predict(
                            "calibrated-iris",
                            FLOWERS.formatted(
                                    ", \"confidenceLevel\": 0.95, \"method\": \"%s\""
                                            .formatted(method)));
            assertThat(sets).allSatisfy(one -> assertThat(one.get("predictionSet")).isNotEmpty());
        }
    }

    @Test
    void tellTheWholeSetWhereTooFewRowsWereHeldBack() {
        trained("hardly-calibrated-iris", "iris", LAYERS, ", \"calibration\": {\"fraction\": 0.1}");

        JsonNode predictions =
                predict(
                        "hardly-calibrated-iris",
                        FLOWERS.formatted(", \"confidenceLevel\": 0.95, \"maxError\": 0.05"));

        JsonNode first = predictions.get(0);
        assertThat(first.get("predictionSet")).hasSize(3);
        assertThat(first.at("/coverage/measured").asDouble()).isEqualTo(1);
        assertThat(first.at("/coverage/reason").asString())
                .isEqualTo("a level of 0.95 needs 19 calibration rows, there are 12");
        assertThat(first.get("decision").asString()).isEqualTo("abstain");
        assertThat(first.get("label").asString()).isEqualTo("setosa");
        assertThat(first.at("/risk/reason").asString())
                .isEqualTo("it takes 90 calibration rows to tell, there are 12");
    }

    @Test
    void scaleProbabilitiesByTheTemperature() {
        trained(
                "scaled-tumours",
                "breast-cancer",
                LAYERS,
                ", \"calibration\": {\"fraction\": 0.25}");
        double temperature =
                api.get("/api/v1/models/scaled-tumours/versions/1")
                        .at("/calibration/targets/0/temperature")
                        .asDouble();
        String instance =
                api.get("/api/v1/datasets/breast-cancer/preview?rows=1")
                        .at("/rows/0/instance")
                        .toString();

        JsonNode scaled =
                predict("scaled-tumours", "{\"instances\": [%s]}".formatted(instance)).get(0);
        JsonNode raw =
                predict(
                                "scaled-tumours",
                                "{\"instances\": [%s], \"raw\": true}".formatted(instance))
                        .get(0);

        assertThat(scaled.get("label")).isEqualTo(raw.get("label"));
        double before = raw.get("probability").asDouble();
        double after = scaled.get("probability").asDouble();
        double odds = Math.pow(before / (1 - before), 1 / temperature);
        assertThat(after).isCloseTo(odds / (1 + odds), within(1e-4));
    }

    @Test
    void areTheSameInCsvAndWithSamples() {
        trained("calibrated-again", "iris", LAYERS, ", \"calibration\": {\"fraction\": 0.3}");
        JsonNode json =
                predict(
                        "calibrated-again",
                        FLOWERS.formatted(", \"confidenceLevel\": 0.9, \"maxError\": 0.2"));
        JsonNode sampled =
                predict(
                        "calibrated-again",
                        FLOWERS.formatted(
                                ", \"confidenceLevel\": 0.9, \"maxError\": 0.2, \"samples\": 20, \"seed\": 1"));

        String csv =
                api.exchange(
                                "POST",
                                "/api/v1/models/calibrated-again/predict?confidenceLevel=0.9&maxError=0.2&method=lac",
                                """
                                sepal_length,sepal_width,petal_length,petal_width
                                5.1,3.5,1.4,0.2
                                6.0,2.7,5.0,1.65
                                """,
                                "Content-Type",
                                "text/csv",
                                "Accept",
                                "text/csv")
                        .body();

        assertThat(csv.lines().findFirst().orElseThrow())
                .contains(
                        "predictionSet,coverage.stated,coverage.measured,coverage.rows,decision,risk.stated");
        for (int i = 0; i < 2; i++) {
            assertThat(sampled.get(i).get("predictionSet"))
                    .isEqualTo(json.get(i).get("predictionSet"));
            assertThat(sampled.get(i).get("decision")).isEqualTo(json.get(i).get("decision"));
            assertThat(csv.lines().toList().get(i + 1))
                    .contains("," + json.get(i).get("decision").asString() + ",");
        }
    }

    @Test
    void tellIntervalsOfValues() {
        trained(
                "calibrated-diabetes",
                "diabetes",
                LAYERS,
                ", \"calibration\": {\"fraction\": 0.3}");
        String instances = "{\"instances\": [%s, %s]%%s}".formatted(patient(20), patient(35));

        JsonNode absolute =
                predict("calibrated-diabetes", instances.formatted(", \"confidenceLevel\": 0.9"));
        JsonNode normalized =
                predict(
                        "calibrated-diabetes",
                        instances.formatted(
                                ", \"confidenceLevel\": 0.9, \"method\": \"normalized\""));
        JsonNode unbounded =
                predict("calibrated-diabetes", instances.formatted(", \"confidenceLevel\": 0.999"));

        double half = half(absolute.get(0));
        assertThat(half).isBetween(30.0, 300.0);
        assertThat(half(absolute.get(1))).isCloseTo(half, within(1e-9));
        assertThat(half(normalized.get(0))).isNotEqualTo(half(normalized.get(1)));
        assertThat(absolute.at("/0/coverage/measured").asDouble()).isBetween(0.75, 1.0);
        assertThat(unbounded.at("/0/interval").toString()).isEqualTo("[null,null]");
        assertThat(unbounded.at("/0/coverage/reason").asString())
                .contains("needs 999 calibration rows");
        assertThat(
                        predict(
                                "calibrated-diabetes",
                                instances.formatted(
                                        ", \"confidenceLevel\": 0.9, \"method\": \"normalized\", \"samples\": 9, \"seed\": 3")))
                .extracting(one -> one.get("interval"))
                .containsExactly(normalized.at("/0/interval"), normalized.at("/1/interval"));
    }

    private static String patient(double bmi) {
        return "[59, 2, %s, 101, 157, 93.2, 38, 4, 4.86, 87]".formatted(bmi);
    }

    private static double half(JsonNode prediction) {
        JsonNode interval = prediction.get("interval");
        double half = (interval.get(1).asDouble() - interval.get(0).asDouble()) / 2;
        assertThat(prediction.get("value").asDouble() - half)
                .isCloseTo(interval.get(0).asDouble(), within(1e-6));
        return half;
    }

    @Test
    void normalizeByTheLearnedVariance() {
        trained(
                "learned-diabetes",
                "diabetes",
                "[{\"type\": \"dense\", \"units\": 8, \"activation\": \"tanh\"}, {\"type\": \"dense\"}]",
                ", \"loss\": {\"type\": \"gaussianNegativeLogLikelihood\"}, \"calibration\": {\"fraction\": 0.3}");

        JsonNode predictions =
                predict(
                        "learned-diabetes",
                        "{\"instances\": [%s, %s], \"confidenceLevel\": 0.9, \"method\": \"normalized\"}"
                                .formatted(patient(20), patient(35)));

        double[] ratios = new double[2];
        for (int i = 0; i < 2; i++) {
            ratios[i] =
                    half(predictions.get(i))
                            / predictions.get(i).at("/uncertainty/aleatoric").asDouble();
        }
        assertThat(ratios[0]).isCloseTo(ratios[1], within(0.05 * ratios[1]));
    }

    /** Both ends of all intervals are as far outside the quantiles. */
    @Test
    void correctPredictedQuantiles() {
        trained(
                "quantile-diabetes",
                "diabetes",
                "[{\"type\": \"dense\", \"units\": 8, \"activation\": \"tanh\"}, {\"type\": \"dense\"}]",
                ", \"loss\": {\"type\": \"pinball\"}, \"calibration\": {\"fraction\": 0.3}");
        String patients =
                "{\"instances\": [%s, %s], \"confidenceLevel\": 0.9%%s}"
                        .formatted(patient(20), patient(35));

        JsonNode predictions = predict("quantile-diabetes", patients.formatted(""));

        assertThat(predict("quantile-diabetes", patients.formatted(", \"method\": \"cqr\"")))
                .isEqualTo(predictions);
        double[] corrections = new double[2];
        for (int i = 0; i < 2; i++) {
            JsonNode quantiles = predictions.get(i).get("quantiles");
            assertThat(quantiles.propertyNames()).containsExactly("0.05", "0.5", "0.95");
            assertThat(quantiles.get("0.5")).isEqualTo(predictions.get(i).get("value"));
            JsonNode interval = predictions.get(i).get("interval");
            corrections[i] = quantiles.get("0.05").asDouble() - interval.get(0).asDouble();
            assertThat(interval.get(1).asDouble() - quantiles.get("0.95").asDouble())
                    .isCloseTo(corrections[i], within(1e-6));
        }
        assertThat(corrections[0]).isCloseTo(corrections[1], within(1e-6));
        assertThat(predictions.at("/0/coverage/stated").asDouble()).isEqualTo(0.9);
        assertThat(predictions.at("/0/coverage/measured").asDouble()).isBetween(0.75, 1.0);
        assertThat(
                        refused(
                                        "quantile-diabetes",
                                        patients.formatted(", \"method\": \"normalized\""))
                                .body())
                .contains("expected cqr or absolute, received normalized");
    }

    @Test
    void sayWhatToTrainWithWhereNothingWasHeldBack() {
        trained("never-calibrated", "iris", LAYERS, "");

        HttpResponse<String> refused =
                refused("never-calibrated", FLOWERS.formatted(", \"confidenceLevel\": 0.9"));

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("\\\"calibration\\\": {\\\"fraction\\\": 0.1}");
        assertThat(
                        refused("never-calibrated", FLOWERS.formatted(", \"maxError\": 0.1"))
                                .statusCode())
                .isEqualTo(409);
        assertThat(refused("never-calibrated", FLOWERS.formatted(", \"method\": \"lac\"")).body())
                .contains("/method", "expected confidenceLevel beside it");
        assertThat(
                        refused("never-calibrated", FLOWERS.formatted(", \"confidenceLevel\": 1.0"))
                                .statusCode())
                .isEqualTo(422);
        assertThat(
                        predict("never-calibrated", FLOWERS.formatted(", \"topK\": 1"))
                                .get(0)
                                .get("top"))
                .hasSize(1);
    }

    @Test
    void refuseMethodsOfOtherTargets() {
        trained(
                "calibrated-plainly",
                "diabetes",
                "[{\"type\": \"dense\"}]",
                ", \"calibration\": {\"fraction\": 0.2}");
        String patient = "{\"instances\": [%s]%%s}".formatted(patient(25));

        assertThat(
                        refused(
                                        "calibrated-plainly",
                                        patient.formatted(
                                                ", \"confidenceLevel\": 0.9, \"method\": \"lac\""))
                                .body())
                .contains("expected one of absolute, normalized, received lac");
        assertThat(
                        refused(
                                        "calibrated-plainly",
                                        patient.formatted(
                                                ", \"confidenceLevel\": 0.9, \"method\": \"normalized\""))
                                .body())
                .contains("expected absolute, received normalized");
        assertThat(
                        refused(
                                        "calibrated-plainly",
                                        patient.formatted(
                                                ", \"confidenceLevel\": 0.9, \"method\": \"cqr\""))
                                .body())
                .contains("expected absolute, received cqr");
        assertThat(
                        refused(
                                        "calibrated-plainly",
                                        patient.formatted(", \"maxError\": 0.1, \"topK\": 2"))
                                .body())
                .contains("/maxError", "/topK");
    }
}
