package dev.dropwise.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dropwise.support.Api;
import dev.dropwise.support.DropwiseTest;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@DropwiseTest
class SearchIntegrationTests {

    @LocalServerPort private int port;

    private Api api;
    private StudyClient client;

    @BeforeEach
    void connect() {
        api = new Api(port);
        client = new StudyClient(api);
    }

    @Test
    void trainsTheBestSettingAgainOnFreshPairs() {
        JsonNode study = client.answer(StudyBodies.search("which?", 8));

        assertThat(study.get("state").asString()).as(study.toString()).isEqualTo("succeeded");
        JsonNode trials = client.trials(study.get("id").asString());
        assertThat(trials).hasSize(21);
        JsonNode best =
                trials.valueStream()
                        .limit(18)
                        .min(Comparator.comparingDouble(one -> one.get("objective").asDouble()))
                        .orElseThrow();
        assertThat(study.at("/result/best/run")).isEqualTo(best.get("run"));
        assertThat(study.at("/result/best/values")).isEqualTo(best.get("values"));
        assertThat(study.at("/result/best/objective")).isEqualTo(best.get("objective"));
        List<JsonNode> fresh = trials.valueStream().skip(18).toList();
        assertThat(fresh).allSatisfy(one -> hasValues(one, best.get("values")));
        assertThat(trials.valueStream().map(one -> one.get("pair")).distinct()).hasSize(4);
        assertThat(study.at("/result/confirmed/values"))
                .hasSize(3)
                .containsExactlyElementsOf(
                        fresh.stream().map(one -> one.get("objective")).toList());
        assertThat(study.at("/result/confirmed/mean").asDouble())
                .isCloseTo(
                        fresh.stream().mapToDouble(one -> one.get("objective").asDouble()).sum()
                                / 3,
                        within(1e-9));
        assertThat(study.get("findings").toString())
                .contains("on 1 pair of split and seed; 3 fresh runs gave", "\"pairs\":3");
        assertThat(study.at("/result/simplest/values/units").asInt())
                .isLessThanOrEqualTo(best.at("/values/units").asInt());
        assertThat(study.at("/result/importance").propertyNames())
                .containsExactlyInAnyOrder("units", "rate", "learningRate");
    }

    private void hasValues(JsonNode trial, JsonNode values) {
        assertThat(trial.get("values")).isEqualTo(values);
        JsonNode plan = api.get("/api/v1/runs/" + trial.get("run").asString()).get("plan");
        assertThat(plan.at("/model/layers/0/units").asInt()).isEqualTo(values.get("units").asInt());
        assertThat(plan.at("/training/optimizer/learningRate").asDouble())
                .isEqualTo(values.get("learningRate").asDouble());
    }

    @Test
    void theSameSearchTwiceHasTheSameFigures() {
        JsonNode once = client.answer(StudyBodies.search("once", 4));
        JsonNode again = client.answer(StudyBodies.search("again", 4));

        assertThat(client.figures(again.get("id").asString()))
                .isEqualTo(client.figures(once.get("id").asString()))
                .contains("values.learningRate");
        assertThat(withoutRuns(again.get("result"))).isEqualTo(withoutRuns(once.get("result")));
        assertThat(again.get("findings")).isEqualTo(once.get("findings"));
    }

    static JsonNode withoutRuns(JsonNode result) {
        JsonNode copy = result.deepCopy();
        ((ObjectNode) copy.get("best")).remove("run");
        ((ObjectNode) copy.get("simplest")).remove("run");
        ((ObjectNode) copy.get("confirmed")).remove("run");
        return copy;
    }

    @Test
    void theMedianOfTheFreshRunsBecomesAVersion() {
        String search = StudyBodies.search("registered", 2).replace("18", "3");
        JsonNode study =
                client.answer(search.replace("{\"name\"", "{\"registerAs\": \"found\", \"name\""));

        assertThat(study.get("state").asString()).as(study.toString()).isEqualTo("succeeded");
        JsonNode median =
                client.trials(study.get("id").asString())
                        .valueStream()
                        .skip(3)
                        .sorted(Comparator.comparingDouble(one -> one.get("objective").asDouble()))
                        .toList()
                        .get(1);
        assertThat(study.at("/result/confirmed/run")).isEqualTo(median.get("run"));
        assertThat(study.at("/links/version").asString())
                .isEqualTo("/api/v1/models/found/versions/1");
        assertThat(api.get("/api/v1/models/found/versions/1").get("run"))
                .isEqualTo(median.get("run"));
        JsonNode again =
                api.post(
                        "/api/v1/models/found/versions",
                        "{\"study\": %s}".formatted(study.get("id")));
        assertThat(again.get("version").asInt()).isEqualTo(2);
        assertThat(again.get("run")).isEqualTo(median.get("run"));
    }

    @Test
    void onlyAWinnerBecomesAVersion() {
        String comparison = StudyBodies.comparison("compared", 1);
        JsonNode errors =
                api.problem(
                                422,
                                "POST",
                                "/api/v1/studies",
                                comparison.replace(
                                        "{\"name\"", "{\"registerAs\": \"found\", \"name\""))
                        .get("errors");
        assertThat(errors.get(0).get("pointer").asString()).isEqualTo("/registerAs");

        JsonNode study = client.answer(comparison);
        assertThat(
                        api.problem(
                                        409,
                                        "POST",
                                        "/api/v1/models/compared/versions",
                                        "{\"study\": %s}".formatted(study.get("id")))
                                .get("detail")
                                .asString())
                .contains("expected a search with a confirmed winner");
    }

    @Test
    void whatJobsMonitorCanBeTheObjective() {
        String search =
                """
                {"type": "search", "seed": 1, "sampler": "grid", "confirm": 1, "objective": "validationF1",
                 "job": {"dataset": "iris", "model": {"layers": [{"type": "dense"}]},
                         "training": {"epochs": 6, %s"optimizer": {"type": "adam",
                             "learningRate": {"search": {"type": "choice", "values": [1e-6, 0.1]}}}}}}""";
        JsonNode errors =
                api.problem(422, "POST", "/api/v1/studies", search.formatted("")).get("errors");
        assertThat(errors.get(0).get("pointer").asString()).isEqualTo("/objective");
        JsonNode study =
                client.answer(
                        search.formatted(
                                "\"earlyStopping\": {\"monitor\": \"validationF1\", \"patience\": 5}, "));

        assertThat(study.get("state").asString()).as(study.toString()).isEqualTo("succeeded");
        JsonNode best = client.trials(study.get("id").asString()).get(1);
        assertThat(study.at("/result/best/run")).as("more is better").isEqualTo(best.get("run"));
        assertThat(best.get("objective")).isEqualTo(best.at("/metrics/validationF1"));
        assertThat(best.get("objective"))
                .isEqualTo(
                        api.get("/api/v1/runs/" + best.get("run").asString())
                                .at("/metrics/monitored"));
    }

    @Test
    void aGridTriesEveryPointOnceOnEachPair() {
        JsonNode study =
                client.answer(
                        """
                        {"type": "search", "seed": 1, "sampler": "grid", "repeats": 2, "confirm": 1,
                         "job": {"dataset": "iris", "training": {"epochs": {"search": {"type": "choice", "values": [1, 3]}}},
                                 "model": {"layers": [{"type": "dense", "units": {"search": {"type": "int", "from": 4, "to": 8, "step": 4}}}, {"type": "dense"}]}}}""");

        JsonNode trials = client.trials(study.get("id").asString());
        assertThat(trials).hasSize(4 * 2 + 1);
        assertThat(trials.valueStream().limit(8).map(one -> one.get("values")).distinct())
                .hasSize(4);
        assertThat(trials.get(0).get("values")).isEqualTo(trials.get(1).get("values"));
        assertThat(trials.get(0).get("pair")).isNotEqualTo(trials.get(1).get("pair"));
        assertThat(trials.get(0).get("pair")).isEqualTo(trials.get(6).get("pair"));
    }

    @Test
    void aFailedTrialIsATrialWithAnError() {
        JsonNode study =
                client.answer(
                        """
                        {"type": "search", "seed": 1, "sampler": "grid", "confirm": 1,
                         "job": {"dataset": "diabetes", "model": {"layers": [{"type": "dense", "units": 8}, {"type": "dense"}]},
                                 "training": {"epochs": 3, "optimizer": {"type": "sgd",
                                     "learningRate": {"search": {"type": "choice", "values": [1e-3, 1e30]}}}}}}""");

        assertThat(study.get("state").asString()).as(study.toString()).isEqualTo("succeeded");
        assertThat(study.at("/progress/failed").asInt()).isEqualTo(1);
        assertThat(study.at("/result/best/values/learningRate").asDouble()).isEqualTo(1e-3);
        assertThat(study.get("findings").toString()).contains("1 trial of 3 failed");
    }
}
