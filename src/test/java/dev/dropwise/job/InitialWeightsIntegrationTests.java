package dev.dropwise.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.support.Api;
import dev.dropwise.support.DropwiseTest;
import dev.dropwise.support.OnEveryJdk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Trainings that begin with what a registered model has learned. */
@OnEveryJdk
@DropwiseTest
class InitialWeightsIntegrationTests {

    private static final String JOBS = "/api/v1/jobs";

    private static final String LAYERS =
            """
            [{"type": "dense", "name": "first", "units": 8},
             {"type": "residual", "name": "block", "layers": [{"type": "dense", "units": 8, "activation": "relu"}]},
             {"type": "dense"}]""";

    @LocalServerPort private int port;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    @Test
    void aPlanSaysFromWhichCheckpointItBeginsAndCanBePostedAgain() {
        JsonNode source = api.train(body("source-a", 1));
        String sha256 = api.checkpoint(source, "best");

        JsonNode job = api.train(asking("{\"model\": \"source-a\"}", LAYERS));

        assertThat(job.get("state").asString()).as(job.toString()).isEqualTo("succeeded");
        JsonNode from = job.at("/plan/training/initializeFrom");
        assertThat(from.get("version").asInt()).isEqualTo(1);
        assertThat(from.get("sha256").asString()).isEqualTo(sha256);
        assertThat(from.get("layers").toString()).isEqualTo("[\"first\",\"block\",\"dense2\"]");
        JsonNode again = api.train(job.get("plan").toString());
        assertThat(api.checkpoint(again, "last")).isEqualTo(api.checkpoint(job, "last"));
    }

    @Test
    void beginsWithNoOtherCheckpointThanTheOneThatIsNamed() {
        String sha256 = api.checkpoint(api.train(body("source-b", 1)), "best");
        String other = "0".repeat(64);

        JsonNode problem =
                submit(
                        asking(
                                "{\"model\": \"source-b\", \"sha256\": \"%s\"}".formatted(other),
                                LAYERS));

        assertThat(problem.at("/errors/0/pointer").asString())
                .isEqualTo("/training/initializeFrom/sha256");
        assertThat(problem.at("/errors/0/detail").asString())
                .isEqualTo(
                        "expected the checkpoint of source-b version 1 to be %s, it is %s"
                                .formatted(other, sha256));
    }

    @Test
    void allThatDoesNotFitIsListedWithAllOtherFaults() {
        api.train(body("source-c", 1));
        String wider =
                LAYERS.replace("\"units\": 8, \"activation\"", "\"units\": 9, \"activation\"");

        JsonNode problem =
                submit(
                        """
                        {"dataset": "iris", "model": {"layers": %s},
                         "training": {"regularization": {"maxNorm": 1, "unitNorm": true},
                                      "initializeFrom": {"model": "source-c", "layers": ["first", "block", "nose"]}}}"""
                                .formatted(wider));

        assertThat(
                        problem.get("errors")
                                .valueStream()
                                .map(error -> error.get("pointer").asString()))
                .containsExactly(
                        "/training/regularization/unitNorm",
                        "/training/initializeFrom/layers/1",
                        "/training/initializeFrom/layers/2");
        assertThat(problem.at("/errors/1/detail").asString())
                .isEqualTo(
                        "expected block to hold the same in the network and in the model source-c,"
                                + " received block.projection [8, 9] and none, block.dense1.bias [9]"
                                + " and [8], block.dense1.weight [8, 9] and [8, 8]");
    }

    @Test
    void aModelThatIsNotThereIsListedBesideTheFaultsOfTheNetwork() {
        JsonNode problem =
                submit(
                        """
                        {"dataset": "iris", "model": {"layers": [{"type": "maxPool2d"}]},
                         "training": {"initializeFrom": {"model": "nobody"}}}""");

        assertThat(
                        problem.get("errors")
                                .valueStream()
                                .map(error -> error.get("pointer").asString()))
                .containsExactly("/model/layers/0", "/training/initializeFrom/model");
    }

    @Test
    void aModelThatWasReplacedBeforeTheStartFailsTheJob() {
        String old = api.checkpoint(api.train(body("source-d", 1)), "best");
        String busy = api.post(JOBS, JobBodies.LONG).get("id").asString();
        String replaced =
                api.post(JOBS, asking("{\"model\": \"source-d\"}", LAYERS)).get("id").asString();
        String gone =
                api.post(JOBS, asking("{\"model\": \"source-d\"}", LAYERS)).get("id").asString();
        api.post(JOBS + "/" + replaced + "/pause", "");
        api.post(JOBS + "/" + gone + "/pause", "");
        api.post(JOBS + "/" + busy + "/cancel", "");
        api.awaitEnd(busy);
        assertThat(api.exchange("DELETE", "/api/v1/models/source-d", "").statusCode())
                .isEqualTo(204);

        api.post(JOBS + "/" + gone + "/resume", "");
        assertThat(api.awaitEnd(gone).get("error").asString())
                .contains("the model source-d to initialize from is gone");
        String now = api.checkpoint(api.train(body("source-d", 2)), "best");
        api.post(JOBS + "/" + replaced + "/resume", "");
        assertThat(api.awaitEnd(replaced).get("error").asString())
                .contains("has changed since the job was submitted", old, now);
    }

    private JsonNode submit(String job) {
        return api.problem(422, "POST", JOBS, job);
    }

    private static String body(String model, int seed) {
        return """
        {"dataset": "iris", "registerAs": "%s", "model": {"layers": %s}, "training": {"epochs": 2, "seed": %d}}"""
                .formatted(model, LAYERS, seed);
    }

    private static String asking(String initializeFrom, String layers) {
        return """
        {"dataset": "iris", "model": {"layers": %s},
         "training": {"epochs": 2, "seed": 3, "initializeFrom": %s}}"""
                .formatted(layers, initializeFrom);
    }
}
