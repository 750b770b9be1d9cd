package dev.dropwise.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.support.Api;
import dev.dropwise.support.DropwiseTest;
import dev.dropwise.support.OnEveryJdk;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@OnEveryJdk
@DropwiseTest
class ComparisonIntegrationTests {

    @LocalServerPort private int port;

    private Api api;
    private StudyClient client;

    @BeforeEach
    void connect() {
        api = new Api(port);
        client = new StudyClient(api);
    }

    @Test
    void saysWhichVariantIsBetterOnTheSamePairs() {
        JsonNode study = client.answer(StudyBodies.comparison("three", 4));

        assertThat(study.get("state").asString()).as(study.toString()).isEqualTo("succeeded");
        assertThat(study.at("/progress/done").asInt()).isEqualTo(12);
        assertThat(study.at("/progress/fraction").asDouble()).isEqualTo(1);
        JsonNode variants = study.at("/result/variants");
        assertThat(variants.propertyNames()).containsExactly("usual", "slow", "long");
        assertThat(variants.at("/usual/validationLoss/difference").isNull()).isTrue();
        assertThat(variants.at("/slow/validationLoss/verdict").asString()).isEqualTo("worse");
        assertThat(variants.at("/slow/validationLoss/pairs").asInt()).isEqualTo(4);
        assertThat(variants.at("/slow/validationLoss/adjustedPValue").asDouble()).isLessThan(0.05);
        assertThat(variants.at("/long/validationLoss/interval")).hasSize(2);
        assertThat(variants.at("/long/testLoss/mean").isNumber()).isTrue();
        assertThat(study.get("findings").get(0).get("level").asString()).isEqualTo("bad");
        assertThat(study.get("findings").get(0).get("text").asString())
                .contains("“slow” is worse than “usual”", "validationLoss", "4 pairs");
        hasOnePairForAllVariants(client.trials(study.get("id").asString()));
    }

    private static void hasOnePairForAllVariants(JsonNode trials) {
        assertThat(trials).hasSize(12);
        for (int i = 0; i < 12; i++) {
            JsonNode trial = trials.get(i);
            assertThat(trial.get("number").asInt()).isEqualTo(i + 1);
            assertThat(trial.get("variant").asString())
                    .isEqualTo(List.of("usual", "slow", "long").get(i % 3));
            assertThat(trial.get("pair")).isEqualTo(trials.get(i - i % 3).get("pair"));
            assertThat(trial.get("state").asString()).isEqualTo("complete");
            assertThat(trial.get("objective")).isEqualTo(trial.at("/metrics/validationLoss"));
        }
        assertThat(trials.valueStream().map(trial -> trial.get("pair")).distinct()).hasSize(4);
    }

    @Test
    void theSameStudyTwiceHasTheSameFigures() {
        JsonNode once = client.answer(StudyBodies.comparison("once", 2));
        JsonNode again = client.answer(StudyBodies.comparison("again", 2));

        assertThat(client.figures(again.get("id").asString()))
                .isEqualTo(client.figures(once.get("id").asString()))
                .contains("metrics.validationLoss", "slow");
        assertThat(again.get("result")).isEqualTo(once.get("result"));
        assertThat(again.get("findings")).isEqualTo(once.get("findings"));
    }

    @Test
    void theSameKeyGivesTheSameStudy() {
        String body = StudyBodies.comparison("keyed", 1);
        HttpResponse<String> first =
                api.exchange("POST", "/api/v1/studies", body, "Idempotency-Key", "study-1");
        HttpResponse<String> second =
                api.exchange("POST", "/api/v1/studies", body, "Idempotency-Key", "study-1");
        HttpResponse<String> other =
                api.exchange(
                        "POST",
                        "/api/v1/studies",
                        StudyBodies.comparison("other", 1),
                        "Idempotency-Key",
                        "study-1");

        assertThat(first.statusCode()).as(first.body()).isEqualTo(202);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(other.statusCode()).isEqualTo(422);
    }

    @Test
    void aFailedTrialIsATrialWithAnError() {
        JsonNode study =
                client.answer(
                        """
                        {"type": "comparison", "seed": 1, "repeats": 1, "job": {"dataset": "diabetes",
                           "model": {"layers": [{"type": "dense", "units": 8}, {"type": "dense"}]},
                           "training": {"epochs": 3}},
                         "variants": {"usual": {}, "wild": {"training": {"optimizer": {"type": "sgd", "learningRate": 1e30}}}}}""");

        assertThat(study.get("state").asString()).isEqualTo("succeeded");
        JsonNode wild = client.trials(study.get("id").asString()).get(1);
        assertThat(wild.get("state").asString()).isEqualTo("failed");
        assertThat(wild.get("error").asString()).isNotBlank();
        assertThat(study.at("/progress/failed").asInt()).isEqualTo(1);
        assertThat(study.get("findings").toString()).contains("1 trial of 2 failed");
    }

    @Test
    void anAblationTakesAwayOneIngredientAtATimeAndAllTogether() {
        JsonNode study =
                client.answer(
                        """
                        {"type": "ablation", "seed": 1, "repeats": 2, "job": {"dataset": "iris",
                           "model": {"layers": [{"type": "dense", "units": 8, "activation": "relu"},
                                                {"type": "dropout", "rate": 0.4}, {"type": "dense"}]},
                           "training": {"epochs": 5, "regularization": {"l2": 0.01}}}}""");

        assertThat(study.at("/result/variants").propertyNames())
                .containsExactly("complete", "without dropout", "without penalties", "without all");
        assertThat(study.get("state").asString()).isEqualTo("succeeded");
        assertThat(study.at("/result/variants/without all/validationLoss/pairs").asInt())
                .isEqualTo(2);
    }

    @Test
    void aCrossValidationMeasuresEveryRowOnce() {
        JsonNode study =
                client.answer(
                        """
                        {"type": "crossValidation", "seed": 1, "folds": 3, "repeats": 2,
                         "job": {"dataset": "iris", "model": {"layers": [{"type": "dense"}]}, "training": {"epochs": 3}}}""");

        JsonNode loss = study.at("/result/metrics/validationLoss");
        assertThat(loss.get("folds")).hasSize(6);
        assertThat(loss.get("standardError").isNumber()).isTrue();
        assertThat(loss.get("mean").asDouble())
                .isEqualTo(
                        loss.get("folds").valueStream().mapToDouble(JsonNode::asDouble).sum() / 6);
        String id = study.get("id").asString();
        assertThat(client.trials(id).get(4).get("values").toString())
                .isEqualTo("{\"repeat\":2,\"fold\":2}");
        List<String> lines =
                api.text(StudyClient.STUDIES + id + "/predictions", "text/csv").lines().toList();
        assertThat(lines.get(0)).startsWith("repeat,fold,row,truth,prediction");
        assertThat(lines).hasSize(1 + 2 * 120); // a fifth of 150 rows is for tests
        assertThat(
                        lines.stream()
                                .skip(1)
                                .map(line -> line.split(",", -1)[0] + " " + line.split(",", -1)[2]))
                .doesNotHaveDuplicates();
    }

    @Test
    void aStudyOfCapacityTriesEveryWidth() {
        JsonNode study =
                client.answer(
                        """
                        {"type": "capacity", "seed": 1, "repeats": 2, "widths": [0.5, 2],
                         "job": {"dataset": "iris", "training": {"epochs": 3},
                                 "model": {"layers": [{"type": "dense", "units": 8, "activation": "relu"}, {"type": "dense"}]}}}""");

        JsonNode curve = study.at("/result/curves/job");
        assertThat(curve.valueStream().map(point -> point.get("x").asDouble()))
                .containsExactly(0.5, 2.0);
        assertThat(curve.get(0).get("pairs").asInt()).isEqualTo(2);
        JsonNode trials = client.trials(study.get("id").asString());
        assertThat(units(trials.get(0))).isEqualTo(4);
        assertThat(units(trials.get(1))).isEqualTo(16);
    }

    /** What follows the hidden layer is repeated with it. */
    @Test
    void aStudyOfCapacityTriesEveryDepth() {
        String capacity =
                """
                {"type": "capacity", "seed": 1, "repeats": 2, "widths": [0.5, 1], "depths": %s,
                 "job": {"dataset": "iris", "training": {"epochs": 3},
                         "model": {"layers": [%s {"type": "dense"}]}}}""";
        String hidden =
                "{\"type\": \"dense\", \"name\": \"hidden\", \"units\": 8, \"activation\": \"relu\"}, {\"type\": \"dropout\", \"rate\": 0.5},";

        JsonNode study = client.answer(capacity.formatted("[1, 3]", hidden));

        assertThat(study.get("state").asString()).as(study.toString()).isEqualTo("succeeded");
        JsonNode curve = study.at("/result/curves/job");
        assertThat(curve.valueStream().map(point -> point.get("depth") + " " + point.get("x")))
                .containsExactly("1 0.5", "1 1.0", "3 0.5", "3 1.0");
        String id = study.get("id").asString();
        JsonNode run =
                api.get("/api/v1/runs/" + client.trials(id).get(2).get("run").asString())
                        .at("/plan/model/layers");
        assertThat(run.valueStream().map(layer -> layer.get("type").asString()))
                .containsExactly(
                        "dense", "dropout", "dense", "dropout", "dense", "dropout", "dense");
        assertThat(run.at("/4/units").asInt()).isEqualTo(4);
        assertThat(api.text("/api/v1/studies/" + id + "/report/plots/curves", "text/csv").lines())
                .hasSize(5)
                .startsWith("variant,x,mean,standardError,train,validation,pairs,depth")
                .last()
                .asString()
                .isEqualTo(
                        "job,1.0,%s,%s,%s,%s,2,3"
                                .formatted(
                                        curve.at("/3/mean").asString(),
                                        curve.at("/3/standardError").asString(),
                                        curve.at("/3/train").asString(),
                                        curve.at("/3/validation").asString()));
        assertThat(api.text("/api/v1/studies/" + id + "/report", "text/markdown"))
                .contains("### job, 1 hidden layer\n", "### job, 3 hidden layers\n");
        assertThat(pointers(capacity.formatted("[1, 0]", hidden))).containsExactly("/depths/1");
        assertThat(pointers(capacity.formatted("[1]", ""))).containsExactly("/depths");
    }

    private List<String> pointers(String study) {
        JsonNode errors = api.problem(422, "POST", "/api/v1/studies", study).get("errors");
        return errors.valueStream().map(error -> error.get("pointer").asString()).toList();
    }

    private int units(JsonNode trial) {
        return api.get("/api/v1/runs/" + trial.get("run").asString())
                .at("/plan/model/layers/0/units")
                .asInt();
    }
}
