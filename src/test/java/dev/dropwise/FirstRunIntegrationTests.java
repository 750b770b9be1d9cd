package dev.dropwise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.support.Api;
import dev.dropwise.support.RunningService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What a job of nothing but a data set comes to. */
@RunningService
class FirstRunIntegrationTests {

    private static final String JOBS = "/api/v1/jobs";

    @LocalServerPort private int port;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    @Test
    void aDataSetIsAWholeJobWhosePlanGivesTheSameBitsAgain() {
        JsonNode job = api.train("{\"dataset\": \"iris\"}");
        JsonNode plan = job.get("plan");
        JsonNode again = api.train(plan.toString());

        assertThat(plan.at("/model/layers/1/rate").asDouble()).isEqualTo(0.5);
        assertThat(plan.at("/model/layers/2/units").asInt()).isEqualTo(3);
        assertThat(plan.at("/training/epochs").isInt()).isTrue();
        assertThat(plan.at("/training/batchSize").isInt()).isTrue();
        assertThat(plan.at("/training/seed").isIntegralNumber()).isTrue();
        assertThat(plan.at("/training/earlyStopping/restoreBest").asBoolean()).isTrue();
        assertThat(again.get("plan")).isEqualTo(plan);
        assertThat(api.checkpoint(again, "best")).isEqualTo(api.checkpoint(job, "best"));
        // 30 rows; the twelve that validate would fail some seeds for two of them.
        assertThat(metrics(job).get("testAccuracy").asDouble()).isGreaterThanOrEqualTo(0.9);
    }

    @ParameterizedTest
    @CsvSource({"penguins, 0.9", "wine, 0.85", "breast-cancer, 0.9", "digits, 0.93"})
    void learnsToTellClasses(String dataset, double accuracy) {
        JsonNode metrics = metrics(train(dataset));

        assertThat(metrics.get("validationAccuracy").asDouble()).isGreaterThanOrEqualTo(accuracy);
        assertThat(metrics.get("testAccuracy").asDouble()).isGreaterThanOrEqualTo(accuracy);
    }

    /** The mean alone has a loss of about 1. */
    @Test
    void learnsToTellANumber() {
        JsonNode metrics = metrics(train("diabetes"));

        assertThat(metrics.get("validationLoss").asDouble()).isLessThan(0.75);
        assertThat(metrics.get("testLoss").asDouble()).isLessThan(0.75);
    }

    @Test
    void aNetworkWithoutTrainingIsTrainedLongEnough() {
        JsonNode job =
                api.train(
                        """
                        {"dataset": "iris", "training": {"seed": 7},
                         "model": {"layers": [{"type": "dense", "units": 16, "activation": "relu"}, {"type": "dense"}]}}""");

        assertThat(metrics(job).get("validationAccuracy").asDouble()).isGreaterThanOrEqualTo(0.85);
    }

    /** As many epochs as were asked for are as many, however few the rows. */
    @Test
    void whatIsAskedForIsWhatIsDone() {
        JsonNode job =
                api.train(
                        """
                        {"dataset": "iris", "model": {"layers": [{"type": "dense"}]},
                         "training": {"epochs": 2, "batchSize": 50, "seed": 1}}""");

        assertThat(job.at("/plan/model/layers")).hasSize(1);
        assertThat(job.at("/plan/training/batchSize").asInt()).isEqualTo(50);
        assertThat(job.at("/plan/training/earlyStopping").isNull()).isTrue();
        assertThat(job.at("/progress/epoch").asInt()).isEqualTo(2);
    }

    @Test
    void saysWhatIsMissingOrUnknown() {
        JsonNode unknown = api.problem(422, "POST", JOBS, "{\"dataset\": \"nope\"}");
        JsonNode empty = api.problem(422, "POST", JOBS, "{}");

        assertThat(unknown.at("/errors/0/pointer").asString()).isEqualTo("/dataset");
        assertThat(unknown.at("/errors/0/detail").asString()).contains("nope");
        assertThat(empty.get("errors")).hasSize(1);
        assertThat(empty.at("/errors/0/pointer").asString()).isEqualTo("/dataset");
        assertThat(empty.at("/errors/0/detail").asString()).contains("expected");
    }

    private JsonNode train(String dataset) {
        return api.train("{\"dataset\": \"%s\", \"training\": {\"seed\": 7}}".formatted(dataset));
    }

    private JsonNode metrics(JsonNode job) {
        assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("succeeded");
        return api.get("/api/v1/runs/" + job.get("run").asString()).get("metrics");
    }
}
