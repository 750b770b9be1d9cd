package dev.dropwise.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dropwise.support.Api;
import dev.dropwise.support.DropwiseTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@DropwiseTest
class RobustnessIntegrationTests {

    private static final String STUDY =
            """
            {"name": "%s", "type": "robustness", "seed": 1, "repeats": 2,
             "disturbances": {"inputNoise": [0, 0.3], "missing": [0, 0.5], "occlusion": [0.25], "adversarial": [0, 0.1, 0.2], "labelNoise": [0, 0.4]},
             "job": {"dataset": "digits",
                     "model": {"layers": [{"type": "dense", "units": 32, "activation": "relu"}, {"type": "dense"}]},
                     "training": {"epochs": 6, "batchSize": 32}},
             "variants": {"none": {},
                          "dropout": {"model": {"layers": [{"type": "dense", "units": 32, "activation": "relu"},
                                                           {"type": "dropout", "rate": 0.3}, {"type": "dense"}]}}}}""";

    @LocalServerPort private int port;

    private Api api;
    private StudyClient client;

    @BeforeEach
    void connect() {
        api = new Api(port);
        client = new StudyClient(api);
    }

    @Test
    void disturbanceCostsTheMoreThereIsOfIt() {
        JsonNode study = client.answer(STUDY.formatted("costs"));

        assertThat(study.get("state").asString()).as(study.toString()).isEqualTo("succeeded");
        assertThat(study.at("/progress/trials").asInt()).isEqualTo(8);
        JsonNode points = study.at("/result/curves/none");
        assertThat(points).hasSize(10);
        assertThat(points.get(0).get("mean").asDouble())
                .as("level 0 is the clean validation loss")
                .isCloseTo(cleanLoss(study), within(1e-4));
        assertThat(points.get(1).get("mean").asDouble()).isGreaterThan(mean(points, 0));
        assertThat(mean(points, 3)).isGreaterThan(mean(points, 2) + 0.1);
        assertThat(mean(points, 4)).isGreaterThan(mean(points, 0) + 0.1);
        assertThat(mean(points, 6)).isGreaterThan(mean(points, 5) + 0.1);
        assertThat(mean(points, 7)).isGreaterThan(mean(points, 6) + 0.1);
        assertThat(points.get(9).get("disturbance").asString()).isEqualTo("labelNoise");
        assertThat(mean(points, 9)).isGreaterThan(mean(points, 8));
        JsonNode areas = study.at("/result/areas");
        assertThat(areas.propertyNames()).containsExactly("none", "dropout");
        assertThat(areas.at("/none/inputNoise/mean").asDouble())
                .isCloseTo((mean(points, 0) + mean(points, 1)) / 2, within(1e-9));
        assertThat(areas.at("/dropout/adversarial/pairs").asInt()).isEqualTo(2);
        assertThat(areas.at("/dropout/adversarial/interval")).hasSize(2);
        assertThat(study.get("findings").toString())
                .contains("stands adversarial", "the mean of validationLoss over adversarial");
    }

    private static double mean(JsonNode points, int at) {
        return points.get(at).get("mean").asDouble();
    }

    private double cleanLoss(JsonNode study) {
        return client.trials(study.get("id").asString())
                .valueStream()
                .filter(trial -> trial.get("variant").asString().equals("none"))
                .filter(trial -> trial.get("values").isEmpty())
                .mapToDouble(trial -> trial.get("objective").asDouble())
                .average()
                .orElseThrow();
    }

    @Test
    void theSameStudyTwiceHasTheSameFigures() {
        JsonNode once = client.answer(STUDY.formatted("once"));
        JsonNode again = client.answer(STUDY.formatted("again"));

        assertThat(client.figures(again.get("id").asString()))
                .isEqualTo(client.figures(once.get("id").asString()))
                .contains("adversarial 0.2");
        assertThat(again.get("result")).isEqualTo(once.get("result"));
    }

    @Test
    void aTableHasItsDisturbancesToo() {
        JsonNode study =
                client.answer(
                        """
                        {"type": "robustness", "seed": 1, "repeats": 1,
                         "disturbances": {"inputNoise": [0, 2], "missing": [0, 1], "occlusion": [0, 1], "adversarial": [0, 1]},
                         "job": {"dataset": "penguins", "training": {"epochs": 20},
                                 "model": {"layers": [{"type": "dense", "units": 8, "activation": "relu"}, {"type": "dense"}]}}}""");

        assertThat(study.get("state").asString()).as(study.toString()).isEqualTo("succeeded");
        JsonNode points = study.at("/result/curves/job");
        for (int i = 0; i < 8; i += 2) {
            assertThat(mean(points, i + 1)).isGreaterThan(mean(points, i));
        }
        assertThat(mean(points, 3)).as("all is missing").isEqualTo(mean(points, 5));
        assertThat(study.at("/result/areas/job/missing/mean").isNumber()).isTrue();
    }

    @Test
    void refusesWhatCannotBe() {
        assertThat(pointers("{\"rain\": [1]}", "")).containsExactly("/disturbances/rain");
        assertThat(pointers("{\"missing\": [0, 1.5], \"labelNoise\": [1]}", ""))
                .containsExactlyInAnyOrder("/disturbances/missing/1", "/disturbances/labelNoise/0");
        assertThat(pointers("{}", "")).containsExactly("/disturbances");
        assertThat(pointers("{\"missing\": [0, 0]}", ", \"objective\": \"trainLoss\""))
                .containsExactly("/disturbances/missing/1", "/objective");
    }

    private List<String> pointers(String disturbances, String more) {
        String study =
                """
                {"type": "robustness", "job": {"dataset": "iris", "training": {"epochs": 2}}, "disturbances": %s%s}"""
                        .formatted(disturbances, more);
        JsonNode errors = api.problem(422, "POST", "/api/v1/studies", study).get("errors");
        return errors.valueStream().map(error -> error.get("pointer").asString()).toList();
    }

    @Test
    void numbersHaveNoWrongLabels() {
        JsonNode check =
                api.post(
                        "/api/v1/studies/check",
                        """
                        {"type": "robustness", "job": {"dataset": "diabetes", "training": {"epochs": 2}},
                         "disturbances": {"missing": [0, 0.1], "labelNoise": [0, 0.1]}}""");

        assertThat(check.at("/errors/0/pointer").asString())
                .isEqualTo("/disturbances/labelNoise/1");
    }
}
