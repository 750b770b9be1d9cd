package dev.dropwise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dropwise.support.Api;
import dev.dropwise.support.DropwiseTest;
import dev.dropwise.support.Upload;
import dev.dropwise.web.DropwiseJson;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** One network for several targets, from a file to its predictions. */
@DropwiseTest
class SeveralTargetsIntegrationTests {

    private static final String DATASETS = "/api/v1/datasets/";

    private static final String WEATHER =
            "{\"name\": \"weather\", \"target\": [\"rain\", \"wind\", \"hot\"], \"test\": {\"fraction\": 0.25}}";

    private static final String BEAMS =
            "{\"name\": \"beams\", \"target\": [\"load\", \"sag\"], \"test\": {\"fraction\": 0.25}}";

    @LocalServerPort private int port;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    @AfterEach
    void forget() {
        for (String name : List.of("weather", "weather-again", "noisy-weather", "beams")) {
            api.exchange("DELETE", DATASETS + name, "");
        }
    }

    /** Three labels of three numbers: each is there in about half of the rows, or less. */
    private static String weather() {
        Random random = new Random(3);
        StringBuilder csv = new StringBuilder("a,b,c,rain,wind,hot\n");
        for (int row = 0; row < 400; row++) {
            double a = random.nextGaussian();
            double b = random.nextGaussian();
            double c = random.nextGaussian();
            csv.append(
                    "%s,%s,%s,%s,%s,%d\n"
                            .formatted(
                                    a,
                                    b,
                                    c,
                                    a > 0 ? "yes" : "no",
                                    a + b > 0.5,
                                    Math.abs(c) > 0.7 ? 1 : 0));
        }
        return csv.toString();
    }

    @Test
    void labelsThatDoNotExcludeEachOtherAreLearntTogether() {
        JsonNode made = created(Upload.with(WEATHER).file("weather.csv", weather()));

        assertThat(made.at("/task").asString()).isEqualTo("classification");
        assertThat(made.has("target")).isFalse();
        assertThat(made.at("/targets").findValuesAsString("name"))
                .containsExactly("rain", "wind", "hot");
        assertThat(made.at("/targets/0/classes")).hasToString("[\"no\",\"yes\"]");
        assertThat(made.at("/targets/1/classes")).hasToString("[\"false\",\"true\"]");
        assertThat(made.at("/targets/2/classes")).hasToString("[\"0\",\"1\"]");
        assertThat(made.at("/targets/2/balance/1/test").asInt()).isBetween(35, 65);
        assertThat(api.get("/api/v1/datasets?limit=1").at("/items/0/targets")).hasSize(3);
        JsonNode preview = api.get(DATASETS + "weather/preview?rows=400").get("rows");
        assertThat(preview.get(0).get("targets").propertyNames())
                .containsExactly("rain", "wind", "hot");
        JsonNode statistics = api.get(DATASETS + "weather/statistics");
        assertThat(statistics.at("/targets/1/counts/true").asInt()).isBetween(100, 200);
        assertThat(statistics.at("/correlationsByTarget/rain/a").asDouble()).isGreaterThan(0.7);
        assertThat(statistics.at("/correlationsByTarget/hot/a").asDouble()).isLessThan(0.2);
        isTheSameWhenItIsUploadedAgain(made);

        JsonNode job = api.train(job("weather", 60));

        assertThat(job.at("/state").asString()).as(job.toString()).isEqualTo("succeeded");
        JsonNode run = api.get("/api/v1/runs/" + job.get("run").asString());
        assertThat(run.at("/plan/training/loss/type").asString()).isEqualTo("binaryCrossEntropy");
        assertThat(run.at("/plan/model/layers/2/units").asInt()).isEqualTo(3);
        assertThat(run.at("/metrics/testAccuracy").asDouble()).isBetween(0.85, 1.0);
        tellsHowEachLabelDoes(run);
        answersEachLabel(preview);
        answersColumnsOverOpenInference();
        goesOnAsIfItHadNotStopped();
    }

    private void isTheSameWhenItIsUploadedAgain(JsonNode made) {
        String again =
                WEATHER.replace("weather", "weather-again")
                        .replace("fraction\": 0.25", "file\": \"test.csv\"");
        JsonNode twin =
                created(
                        Upload.with(again)
                                .file("training.csv", content("training"))
                                .file("test.csv", content("test")));

        assertThat(twin.get("version")).isEqualTo(made.get("version"));
        JsonNode noisy =
                api.post(
                        DATASETS + "derive",
                        "{\"name\": \"noisy-weather\", \"from\": \"weather\", \"rows\": 100, \"labelNoise\": 0.2, \"seed\": 1}");
        assertThat(noisy.at("/rows").asInt()).isEqualTo(200);
        assertThat(noisy.at("/targets")).hasSize(3);
    }

    private String content(String split) {
        return api.text(DATASETS + "weather/content?split=" + split, "text/csv");
    }

    private void tellsHowEachLabelDoes(JsonNode run) {
        JsonNode metrics = run.get("metrics");
        JsonNode accuracies = metrics.get("testAccuracies");
        assertThat(accuracies.propertyNames()).containsExactly("rain", "wind", "hot");
        assertThat(accuracies.valueStream().mapToDouble(JsonNode::asDouble).average().orElse(0))
                .isCloseTo(metrics.get("testAccuracy").asDouble(), within(1e-9));
        double worst = accuracies.valueStream().mapToDouble(JsonNode::asDouble).min().orElse(0);
        assertThat(metrics.get("testExactMatchAccuracy").asDouble())
                .isBetween(3 * metrics.get("testAccuracy").asDouble() - 2 - 1e-9, worst + 1e-9);
        assertThat(metrics.has("testMeanAbsoluteErrors")).isFalse();
        JsonNode checkpoint =
                api.get("/api/v1/runs/" + run.get("id").asString() + "/checkpoints").get(0);
        assertThat(checkpoint.at("/test/accuracies").propertyNames())
                .containsExactly("rain", "wind", "hot");
        assertThat(api.get("/api/v1/models/weather/versions/1").at("/metrics/testAccuracies"))
                .hasSize(3);
    }

    private void answersEachLabel(JsonNode preview) {
        int right = 0;
        for (int row = 300; row < 400; row++) {
            JsonNode labels =
                    predict("weather", preview.get(row).get("instance"), "")
                            .at("/predictions/0/labels");
            for (String name : List.of("rain", "wind", "hot")) {
                JsonNode label = labels.get(name);
                right += label.get("label").equals(preview.get(row).at("/targets/" + name)) ? 1 : 0;
                assertThat(label.get("probability").asDouble()).isBetween(0.5, 1.0);
                assertThat(
                                label.get("probabilities")
                                        .valueStream()
                                        .mapToDouble(JsonNode::asDouble)
                                        .sum())
                        .isCloseTo(1, within(1e-6));
            }
        }
        assertThat(right).isGreaterThan(3 * 85);
        JsonNode sampled =
                predict(
                        "weather",
                        preview.get(0).get("instance"),
                        ", \"samples\": 20, \"seed\": 1");
        JsonNode wind = sampled.at("/predictions/0/labels/wind");
        assertThat(wind.at("/uncertainty/std/true").asDouble()).isGreaterThan(0);
        assertThat(wind.at("/uncertainty/entropy").asDouble()).isBetween(0.0, Math.log(2) + 1e-6);
        assertThat(wind.at("/uncertainty/mutualInformation").asDouble())
                .isLessThanOrEqualTo(wind.at("/uncertainty/entropy").asDouble());
    }

    private JsonNode predict(String model, JsonNode instance, String more) {
        return api.post(
                "/api/v1/models/" + model + "/predict",
                "{\"instances\": [%s]%s}".formatted(instance, more));
    }

    private void answersColumnsOverOpenInference() {
        assertThat(api.get("/v2/models/weather").at("/outputs/0/shape")).hasToString("[-1,3]");
        JsonNode answer =
                api.post(
                        "/v2/models/weather/infer",
                        """
                        {"parameters": {"samples": 10, "seed": 1},
                         "inputs": [{"name": "input", "shape": [2, 3], "datatype": "FP32",
                                     "data": [2, 2, 2, -2, -2, 0]}]}""");

        assertThat(answer.at("/outputs").findValuesAsString("name"))
                .containsExactly("probabilities", "label", "std", "entropy", "mutual_information");
        for (JsonNode output : answer.get("outputs")) {
            assertThat(output.get("shape")).hasToString("[2,3]");
            assertThat(output.get("data")).hasSize(6);
        }
        assertThat(answer.at("/outputs/1/data"))
                .hasToString("[\"yes\",\"true\",\"1\",\"no\",\"false\",\"0\"]");
        assertThat(answer.at("/outputs/0/data/0").asDouble()).isGreaterThan(0.5);
        assertThat(answer.at("/outputs/0/data/3").asDouble()).isLessThan(0.5);
    }

    private void goesOnAsIfItHadNotStopped() {
        JsonNode whole = api.train(job("weather", 800));
        String id = api.post("/api/v1/jobs", job("weather", 800)).get("id").asString();
        api.awaitState(id, "running");
        api.post("/api/v1/jobs/" + id + "/pause", "");
        api.awaitState(id, "paused");
        api.post("/api/v1/jobs/" + id + "/resume", "");

        assertThat(api.checkpoint(api.awaitEnd(id), "last"))
                .isEqualTo(api.checkpoint(whole, "last"));
    }

    /** Two numbers in units that have nothing in common. */
    private static String beams() {
        Random random = new Random(4);
        StringBuilder csv = new StringBuilder("a,b,load,sag\n");
        for (int row = 0; row < 400; row++) {
            double a = random.nextGaussian();
            double b = random.nextGaussian();
            csv.append("%s,%s,%s,%s\n".formatted(a, b, load(a, b), sag(a, b)));
        }
        return csv.toString();
    }

    private static double load(double a, double b) {
        return 5000 + 1000 * a + 500 * b;
    }

    private static double sag(double a, double b) {
        return 0.01 * b - 0.005 * a;
    }

    @Test
    void numbersInUnitsOfTheirOwnAreLearntTogether() {
        JsonNode made = created(Upload.with(BEAMS).file("beams.csv", beams()));
        assertThat(made.at("/task").asString()).isEqualTo("regression");
        assertThat(made.at("/targets/1/name").asString()).isEqualTo("sag");

        JsonNode job = api.train(job("beams", 80));

        assertThat(job.at("/state").asString()).as(job.toString()).isEqualTo("succeeded");
        JsonNode run = api.get("/api/v1/runs/" + job.get("run").asString());
        assertThat(run.at("/plan/training/loss/type").asString()).isEqualTo("meanSquaredError");
        assertThat(run.at("/metrics/testMeanAbsoluteError").asDouble())
                .as("in standard deviations, where guessing the mean comes to 0.8")
                .isBetween(0.0, 0.3);
        JsonNode errors = run.at("/metrics/testMeanAbsoluteErrors");
        assertThat(errors.get("load").asDouble())
                .as("of numbers by the thousand")
                .isBetween(1.0, 350.0);
        assertThat(errors.get("sag").asDouble()).isBetween(1e-6, 0.004);
        assertThat(run.get("metrics").has("testExactMatchAccuracy")).isFalse();
        JsonNode one = DropwiseJson.mapper().readTree("{\"a\": 1, \"b\": -1}");
        JsonNode values = predict("beams", one, "").at("/predictions/0/values");
        assertThat(values.get("load").asDouble()).isCloseTo(load(1, -1), within(300.0));
        assertThat(values.get("sag").asDouble()).isCloseTo(sag(1, -1), within(0.004));
        JsonNode sampled = predict("beams", one, ", \"samples\": 50, \"seed\": 2");
        JsonNode load = sampled.at("/predictions/0/uncertainty/load");
        assertThat(load.get("std").asDouble()).isBetween(1.0, 1000.0);
        assertThat(sampled.at("/predictions/0/values/load").asDouble())
                .isBetween(
                        load.at("/modelInterval/0").asDouble(),
                        load.at("/modelInterval/1").asDouble());
        assertThat(sampled.at("/predictions/0/uncertainty/sag/std").asDouble())
                .isBetween(1e-6, 0.01);
        JsonNode answer =
                api.post(
                        "/v2/models/beams/infer",
                        """
                        {"inputs": [{"name": "input", "shape": [1, 2], "datatype": "FP32",
                                     "data": [1, -1]}]}""");
        assertThat(answer.at("/outputs/0/shape")).hasToString("[1,2]");
        assertThat(answer.at("/outputs/0/data/0").asDouble())
                .isCloseTo(values.get("load").asDouble(), within(0.1));
    }

    private static String job(String name, int epochs) {
        return """
               {"name": "%1$s", "dataset": "%1$s", "registerAs": "%1$s",
                "model": {"layers": [{"type": "dense", "units": 32, "activation": "relu"},
                                     {"type": "dropout", "rate": 0.1}, {"type": "dense"}]},
                "training": {"epochs": %2$d, "batchSize": 32, "seed": 1,
                             "optimizer": {"type": "adam", "learningRate": 0.01}}}"""
                .formatted(name, epochs);
    }

    @Test
    void saysBeforeTrainingWhatIsNotForSeveralTargets() {
        created(Upload.with(WEATHER).file("weather.csv", weather()));

        JsonNode problem =
                api.problem(
                        422,
                        "POST",
                        "/api/v1/jobs",
                        """
                        {"dataset": "weather",
                         "model": {"layers": [{"type": "dense", "units": 2}]},
                         "training": {"loss": {"type": "softmaxCrossEntropy"},
                                      "regularization": {"classWeights": "balanced"},
                                      "augmentation": [{"type": "interpolation"}]}}""");

        assertThat(problem.get("errors").findValuesAsString("pointer"))
                .containsExactlyInAnyOrder(
                        "/training/loss/type",
                        "/training/regularization/classWeights",
                        "/training/augmentation/0",
                        "/model/layers/0");
    }

    @Test
    void refusesTargetsThatOneNetworkCannotPredict() {
        HttpResponse<String> answer =
                api.upload(
                        Upload.with("{\"name\": \"beams\", \"target\": [\"load\", \"kind\"]}")
                                .file("f.csv", "a,load,kind\n1,2.5,oak\n2,3,ash\n"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(DropwiseJson.mapper().readTree(answer.body()).at("/errors/0"))
                .hasToString(
                        "{\"pointer\":\"/target\",\"detail\":\"expected several targets to be all"
                                + " numbers or all of two classes, received numbers in [load] and"
                                + " classes in [kind]\"}");
    }

    private JsonNode created(Upload upload) {
        HttpResponse<String> answer = api.upload(upload);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return DropwiseJson.mapper().readTree(answer.body());
    }
}
