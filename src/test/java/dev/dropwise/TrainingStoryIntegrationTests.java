package dev.dropwise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dropwise.support.Api;
import dev.dropwise.support.OnEveryJdk;
import dev.dropwise.support.RunningService;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What Dropwise is for, from the first look at the data to a model in production. */
@OnEveryJdk
@RunningService
class TrainingStoryIntegrationTests {

    private static final String NETWORK =
            """
            {"layers": [{"type": "dense", "units": 32, "activation": "relu"},
                        {"type": "dropout", "rate": 0.3},
                        {"type": "dense"}]}""";

    private static final String TRAINING =
            """
            {"epochs": 200, "batchSize": 16, "seed": 7,
             "optimizer": {"type": "adam", "learningRate": 0.01},
             "validation": {"type": "split", "fraction": 0.2},
             "earlyStopping": {"monitor": "validationLoss", "patience": 5}}""";

    private static final String PENGUIN =
            """
            {"island": "Biscoe", "bill_length_mm": 46.1, "bill_depth_mm": 13.2,
             "flipper_length_mm": 211, "body_mass_g": 4500, "sex": "female", "year": 2007}""";

    @LocalServerPort private int port;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    @Test
    void aTableBecomesAModelThatSaysHowSureItIs() {
        lookAtThePenguins();
        checkTheNetwork();

        String job = submitTheTraining();
        watchItToTheEnd(job);
        JsonNode run = readWhatCameOfIt(job);
        seeThatItStoppedEarlyAtItsBest(run);

        predictOnePenguin();
        askHowSureItIs();
        askTheOpenInferenceEndpoint();

        promote(1);
        trainAgain(run);
        promote(2);
    }

    private void lookAtThePenguins() {
        JsonNode penguins = api.get("/api/v1/datasets/penguins");

        assertThat(penguins.path("rows").asInt()).isEqualTo(344);
        assertThat(penguins.path("task").asString()).isEqualTo("classification");
        assertThat(penguins.at("/target/classes").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("Adelie", "Chinstrap", "Gentoo");
    }

    private void checkTheNetwork() {
        JsonNode check = api.post("/api/v1/model-specs/check?dataset=penguins", NETWORK);

        assertThat(check.path("valid").asBoolean()).as(check.toString()).isTrue();
        assertThat(check.at("/layers/2/outputShape").toString()).isEqualTo("[3]");
    }

    private String submitTheTraining() {
        JsonNode job =
                api.post(
                        "/api/v1/jobs",
                        """
                        {"name": "which penguin is it?", "dataset": "penguins", "model": %s,
                         "training": %s, "registerAs": "penguin-species"}"""
                                .formatted(NETWORK, TRAINING));

        assertThat(job.path("state").asString()).isEqualTo("queued");
        return job.path("id").asString();
    }

    /** The stream of events closes when the job has ended. */
    private void watchItToTheEnd(String job) {
        String events = api.text("/api/v1/jobs/" + job + "/events", "text/event-stream");

        assertThat(events)
                .containsSubsequence(
                        "{\"state\":\"queued\"}",
                        "{\"state\":\"running\"}",
                        "event:epoch",
                        "{\"state\":\"succeeded\"}");
    }

    private JsonNode readWhatCameOfIt(String job) {
        JsonNode run = api.get(api.get("/api/v1/jobs/" + job).at("/links/run").asString());

        assertThat(run.path("state").asString()).isEqualTo("succeeded");
        assertThat(run.at("/metrics/validationAccuracy").asDouble()).isGreaterThan(0.9);
        assertThat(run.at("/provenance/seed").asInt()).isEqualTo(7);
        return run;
    }

    private void seeThatItStoppedEarlyAtItsBest(JsonNode run) {
        String id = run.path("id").asString();
        JsonNode epochs = api.get("/api/v1/runs/" + id + "/metrics");
        int best = run.path("bestEpoch").asInt();

        assertThat(epochs).hasSizeLessThan(200).hasSize(best + 5);
        assertThat(epochs.valueStream().mapToDouble(e -> e.path("validationLoss").asDouble()).min())
                .hasValue(epochs.get(best - 1).path("validationLoss").asDouble());
        assertThat(api.text("/api/v1/runs/" + id + "/metrics", "text/csv").lines())
                .hasSize(epochs.size() + 1);
    }

    private void predictOnePenguin() {
        JsonNode prediction = predict("{\"instances\": [" + PENGUIN + "]}");

        assertThat(prediction.path("label").asString()).isEqualTo("Gentoo");
        assertThat(prediction.path("probability").asDouble()).isGreaterThan(0.9);
    }

    private void askHowSureItIs() {
        String request = "{\"instances\": [" + PENGUIN + "], \"samples\": 100, \"seed\": 7}";
        JsonNode prediction = predict(request);

        assertThat(prediction.at("/uncertainty/entropy").asDouble()).isBetween(0.0, 0.5);
        assertThat(prediction.at("/uncertainty/std/Gentoo").asDouble()).isPositive();
        assertThat(predict(request)).isEqualTo(prediction);
    }

    private JsonNode predict(String request) {
        return api.post("/api/v1/models/penguin-species/predict", request).at("/predictions/0");
    }

    private void askTheOpenInferenceEndpoint() {
        JsonNode answer =
                api.post(
                        "/v2/models/penguin-species/infer",
                        """
                        {"id": "p1", "inputs": [
                          {"name": "island", "shape": [1, 1], "datatype": "BYTES", "data": ["Biscoe"]},
                          {"name": "bill_length_mm", "shape": [1, 1], "datatype": "FP32", "data": [46.1]},
                          {"name": "bill_depth_mm", "shape": [1, 1], "datatype": "FP32", "data": [13.2]},
                          {"name": "flipper_length_mm", "shape": [1, 1], "datatype": "FP32", "data": [211]},
                          {"name": "body_mass_g", "shape": [1, 1], "datatype": "FP32", "data": [4500]},
                          {"name": "sex", "shape": [1, 1], "datatype": "BYTES", "data": ["female"]},
                          {"name": "year", "shape": [1, 1], "datatype": "INT32", "data": [2007]}]}""");
        JsonNode ours = predict("{\"instances\": [" + PENGUIN + "]}");

        assertThat(answer.path("id").asString()).isEqualTo("p1");
        assertThat(answer.at("/outputs/1/data/0").asString()).isEqualTo("Gentoo");
        assertThat(answer.at("/outputs/0/data/1").asDouble())
                .isEqualTo(ours.at("/probabilities/Gentoo").asDouble(), within(1e-6));
    }

    /** A run's plan is a request again; with its seed it gives the same weights. */
    private void trainAgain(JsonNode run) {
        JsonNode job = api.train(run.path("plan").toString());

        assertThat(job.path("state").asString()).isEqualTo("succeeded");
        assertThat(version(2).path("sha256")).isEqualTo(version(1).path("sha256"));
    }

    private JsonNode version(int version) {
        return api.get("/api/v1/models/penguin-species/versions/" + version);
    }

    private void promote(int version) {
        HttpResponse<String> moved =
                api.exchange(
                        "PUT",
                        "/api/v1/models/penguin-species/aliases/production",
                        "{\"version\": " + version + "}");
        JsonNode answer =
                api.post(
                        "/api/v1/models/penguin-species/aliases/production/predict",
                        "{\"instances\": [" + PENGUIN + "]}");

        assertThat(moved.statusCode()).isEqualTo(200);
        assertThat(answer.path("version").asInt()).isEqualTo(version);
    }
}
