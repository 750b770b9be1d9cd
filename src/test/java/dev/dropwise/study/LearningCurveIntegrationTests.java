package dev.dropwise.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.support.Api;
import dev.dropwise.support.DropwiseTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@DropwiseTest
class LearningCurveIntegrationTests {

    private static final String STUDY =
            """
            {"name": "%s", "type": "learningCurve", "seed": 1, "repeats": 2, "fractions": [0.1, 0.25, 0.5, 1],
             "job": {"dataset": "iris",
                     "model": {"layers": [{"type": "dense", "units": 16, "activation": "relu"}, {"type": "dense"}]},
                     "training": {"epochs": 12, "batchSize": 8, "optimizer": {"type": "adam", "learningRate": 0.01},
                                  "validation": {"type": "split", "fraction": 0.25}}},
             "variants": {"none": {},
                          "dropout": {"model": {"layers": [{"type": "dense", "units": 16, "activation": "relu"},
                                                           {"type": "dropout", "rate": 0.5}, {"type": "dense"}]}}}}""";

    @LocalServerPort private int port;

    private Api api;
    private StudyClient client;

    @BeforeEach
    void connect() {
        api = new Api(port);
        client = new StudyClient(api);
    }

    @Test
    void moreRowsLowerTheLossAndTheLawSaysByHowMuch() {
        JsonNode study = client.answer(STUDY.formatted("more"));

        assertThat(study.get("state").asString()).as(study.toString()).isEqualTo("succeeded");
        JsonNode curve = study.at("/result/curves/none");
        assertThat(curve.valueStream().map(point -> point.get("x").asInt()))
                .containsExactly(9, 23, 45, 90);
        assertThat(curve.valueStream().map(point -> point.get("pairs").asInt())).containsOnly(2);
        assertThat(curve.get(3).get("mean").asDouble())
                .isLessThan(curve.get(0).get("mean").asDouble());
        assertThat(study.at("/result/curves").propertyNames()).containsExactly("none", "dropout");
        JsonNode fit = study.at("/result/fit/none");
        assertThat(fit.get("trainings").asInt()).isEqualTo(8);
        assertThat(fit.at("/change/value").asDouble()).isNegative();
        assertThat(fit.at("/atTwice/interval")).hasSize(2);
        assertThat(study.get("findings").get(0).get("text").asString())
                .contains("“none”: twice the rows (180) would change validationLoss by -");
        rowsAreAsTheyShould(client.trials(study.get("id").asString()));
    }

    private void rowsAreAsTheyShould(JsonNode trials) {
        assertThat(trials).hasSize(16);
        for (int i = 0; i < 16; i++) {
            JsonNode trial = trials.get(i);
            JsonNode split = run(trial).at("/provenance/split");
            assertThat(split.get("training").asInt())
                    .isEqualTo(List.of(9, 23, 45, 90).get(i / 2 % 4));
            assertThat(split.get("validation").asInt()).isEqualTo(30);
            assertThat(trial.get("pair")).isEqualTo(trials.get(i / 8 * 8).get("pair"));
        }
        String rows = "/predictions?rows=validation";
        assertThat(truths(trials.get(0), rows)).isEqualTo(truths(trials.get(6), rows));
        assertThat(truths(trials.get(6), "/predictions?rows=train"))
                .containsAll(truths(trials.get(0), "/predictions?rows=train"));
    }

    private JsonNode run(JsonNode trial) {
        return api.get("/api/v1/runs/" + trial.get("run").asString());
    }

    /** Numbers of rows with their classes. */
    private List<String> truths(JsonNode trial, String rows) {
        return api.text("/api/v1/runs/" + trial.get("run").asString() + rows, "text/csv")
                .lines()
                .map(line -> line.split(",", -1)[0] + " " + line.split(",", -1)[1])
                .toList();
    }

    @Test
    void theSameStudyTwiceHasTheSameFigures() {
        JsonNode once = client.answer(STUDY.formatted("once"));
        JsonNode again = client.answer(STUDY.formatted("again"));

        assertThat(client.figures(again.get("id").asString()))
                .isEqualTo(client.figures(once.get("id").asString()))
                .contains("values.fraction");
        assertThat(again.get("result")).isEqualTo(once.get("result"));
        assertThat(again.get("findings")).isEqualTo(once.get("findings"));
    }

    @Test
    void refusesFractionsThatCannotBe() {
        assertThat(pointers("/api/v1/studies/check", "[0, 0.5, 1.5]"))
                .containsExactlyInAnyOrder("/fractions/0", "/fractions/2");
        assertThat(pointers("/api/v1/studies", "[]")).containsExactly("/fractions");
        assertThat(pointers("/api/v1/studies", "[0.5, 1, 0.5]")).containsExactly("/fractions/2");
    }

    @Test
    void aCheckTellsFractionsThatLeaveFewerRowsThanClasses() {
        JsonNode check = api.post("/api/v1/studies/check", withFractions("[0.5, 0.02]"));

        assertThat(check.get("valid").asBoolean()).isFalse();
        assertThat(check.at("/errors/0/pointer").asString()).isEqualTo("/fractions/1");
        assertThat(check.at("/errors/0/detail").asString())
                .isEqualTo("expected 3 to 90 of the training rows, one of each class, received 2");
        assertThat(pointers("/api/v1/studies", "[0.5, 0.02]")).containsExactly("/fractions/1");
    }

    private List<String> pointers(String path, String fractions) {
        JsonNode errors = api.problem(422, "POST", path, withFractions(fractions)).get("errors");
        return errors.valueStream().map(error -> error.get("pointer").asString()).toList();
    }

    private static String withFractions(String fractions) {
        return STUDY.formatted("bad").replace("[0.1, 0.25, 0.5, 1]", fractions);
    }
}
