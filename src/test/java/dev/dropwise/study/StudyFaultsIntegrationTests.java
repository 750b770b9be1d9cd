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
class StudyFaultsIntegrationTests {

    private static final String JOB =
            """
            {"dataset": "iris", "model": {"layers": [{"type": "dense", "units": 4}, {"type": "dense"}]}}""";

    @LocalServerPort private int port;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    @Test
    void pointsToEveryFaultOfThePatches() {
        assertThat(
                        pointers(
                                comparison(
                                        JOB,
                                        """
                                        {"usual": {}, "nothing": {"training": {"augmentation": null}},
                                         "same": {"training": {"batchSize": null}}}""")))
                .containsExactly(
                        "/variants/nothing/training/augmentation",
                        "/variants/same/training/batchSize");
        assertThat(
                        pointers(
                                comparison(
                                        JOB,
                                        """
                                        {"usual": {}, "same": {},
                                         "typo": {"training": {"dropuot": 1}},
                                         "a/b": {"training": {"epochs": 0}},
                                         "elsewhere": {"dataset": "wine"},
                                         "other rows": {"training": {"validation": {"type": "split", "fraction": 0.3}}}}""")))
                .containsExactlyInAnyOrder(
                        "/variants/same",
                        "/variants/typo/training/dropuot",
                        "/variants/a~1b/training/epochs",
                        "/variants/elsewhere/dataset",
                        "/variants/other rows/training/validation");
    }

    @Test
    void aFaultOfTheJobIsToldOnce() {
        assertThat(
                        pointers(
                                comparison(
                                        "{\"dataset\": \"no-such-set\", \"registerAs\": \"x\"}",
                                        "{\"usual\": {}, \"long\": {\"training\": {\"epochs\": 3}}}")))
                .containsExactlyInAnyOrder("/job/registerAs", "/job/dataset");
    }

    @Test
    void jobsAndPatchesAreObjects() {
        assertThat(pointers("{\"type\": \"comparison\", \"variants\": {\"a\": {}, \"b\": {}}}"))
                .containsExactly("/job");
        assertThat(pointers(comparison("3", "{\"usual\": {}, \"none\": null, \"one\": 1}")))
                .containsExactlyInAnyOrder("/job", "/variants/none", "/variants/one");
    }

    @Test
    void anObjectiveFitsTheTask() {
        String variants = "{\"usual\": {}, \"long\": {\"training\": {\"epochs\": 3}}}";
        assertThat(pointers(comparison(JOB, variants, "validationMeanAbsoluteError")))
                .containsExactly("/objective");
        assertThat(
                        pointers(
                                comparison(
                                        "{\"dataset\": \"diabetes\"}",
                                        variants,
                                        "validationAccuracy")))
                .containsExactly("/objective");
        assertThat(
                        pointers(
                                comparison(
                                        "{\"dataset\": \"iris\", \"training\": {\"validation\": {\"type\": \"none\"}}}",
                                        variants,
                                        "validationLoss")))
                .contains("/objective");
        assertThat(pointers(comparison(JOB, variants, "beauty"))).containsExactly("/objective");
    }

    @Test
    void foldsNeedRowsAndIngredientsHaveToBeThere() {
        assertThat(
                        pointers(
                                """
                                {"type": "crossValidation", "folds": 1, "job": %s}"""
                                        .formatted(JOB)))
                .containsExactly("/folds");
        assertThat(
                        pointers(
                                """
                                {"type": "ablation", "job": %s, "without": ["dropout", "/training/nothing", "magic"]}"""
                                        .formatted(JOB)))
                .containsExactly("/without/0", "/without/1", "/without/2");
        assertThat(
                        pointers(
                                """
                                {"type": "ablation", "job": {"dataset": "iris",
                                    "model": {"layers": [{"type": "dense"}]}, "training": {"epochs": 3}}}"""))
                .containsExactly("/job");
        assertThat(pointers("{\"type\": \"divination\", \"job\": {}}")).containsExactly("/type");
    }

    @Test
    void aCheckCountsRunsAndEstimatesTime() {
        JsonNode check = api.post("/api/v1/studies/check", StudyBodies.comparison("checked", 4));

        assertThat(check.get("valid").asBoolean()).isTrue();
        assertThat(check.get("runs").asInt()).isEqualTo(12);
        assertThat(check.get("estimatedSeconds").asDouble()).isBetween(1.0, 60.0);
        assertThat(check.get("errors")).isEmpty();
        assertThat(api.get("/api/v1/studies?name=checked").get("items")).isEmpty();
    }

    @Test
    void aSearchSpaceDoesNotContradictItself() {
        String rate = "{\"search\": {\"type\": \"float\", \"from\": %s, \"to\": %s}}";
        assertThat(pointers(search("tpe", rate.formatted(0.5, 0.1), "")))
                .containsExactly("/job/model/layers/0/rate/search");
        assertThat(pointers(search("tpe", "0.5", ""))).containsExactly("/job");
        assertThat(pointers(search("tpe", rate.formatted(5, 6), "")))
                .containsExactly("/job/model/layers/0/rate");
        assertThat(pointers(search("grid", rate.formatted(0, 0.5), ", \"trials\": 6")))
                .containsExactly("/trials");
        String fine =
                "{\"search\": {\"type\": \"float\", \"from\": 0, \"to\": 0.5, \"step\": 1e-9}}";
        assertThat(pointers(search("grid", fine, "")))
                .containsExactly("/job/model/layers/0/rate/search");
        assertThat(pointers(search("random", rate.formatted(0, 0.5), ", \"trials\": 10000")))
                .containsExactly("");
        assertThat(pointers(search("luck", rate.formatted(0, 0.5), "")))
                .containsExactly("/sampler");
    }

    @Test
    void aSearchKeepsItsRowsAndItsObjectiveFits() {
        String rate = "{\"search\": {\"type\": \"float\", \"from\": 0, \"to\": 0.5}}";
        assertThat(
                        pointers(
                                """
                                {"type": "search", "job": {"dataset": {"search": {"type": "choice", "values": ["iris", "wine"]}},
                                    "training": {"validation": {"type": "split", "fraction": {"search": {"type": "float", "from": 0.1, "to": 0.5}}}}}}"""))
                .containsExactly("/job/dataset", "/job/training/validation/fraction");
        assertThat(
                        pointers(
                                search(
                                        "tpe",
                                        rate,
                                        ", \"objective\": \"validationMeanAbsoluteError\"")))
                .containsExactly("/objective");
    }

    @Test
    void pruningFitsTheEpochs() {
        String halving = "{\"type\": \"successiveHalving\", \"factor\": 1, \"minEpochs\": 20}";
        assertThat(pointers(pruned("{\"epochs\": 20}", halving)))
                .containsExactly("/pruning/minEpochs", "/pruning/factor");
        assertThat(pointers(pruned("{}", "\"hyperband\""))).containsExactly("/job/training/epochs");
        assertThat(
                        pointers(
                                pruned(
                                        "{\"epochs\": {\"search\": {\"type\": \"int\", \"from\": 5, \"to\": 9}}}",
                                        "\"hyperband\"")))
                .containsExactly("/job/training/epochs");
        assertThat(pointers(pruned("{\"epochs\": 20}", "{\"type\": \"none\", \"factor\": 3}")))
                .containsExactly("/pruning/factor");
        assertThat(pointers(pruned("{\"epochs\": 20}", "\"shears\""))).containsExactly("/pruning");
    }

    @Test
    void aCheckCountsTheEpochsOfAPrunedSearch() {
        JsonNode whole = api.post("/api/v1/studies/check", pruned("{\"epochs\": 27}", "\"none\""));
        JsonNode pruned =
                api.post("/api/v1/studies/check", pruned("{\"epochs\": 27}", "\"hyperband\""));

        assertThat(pruned.get("runs")).isEqualTo(whole.get("runs"));
        // 30 settings and 5 fresh runs; of the settings 27 + 3 * 9 + ... epochs remain
        assertThat(
                        pruned.get("estimatedSeconds").asDouble()
                                / whole.get("estimatedSeconds").asDouble())
                .isBetween(0.2, 0.5);
    }

    private static String pruned(String training, String pruning) {
        return """
               {"type": "search", "pruning": %s, "job": {"dataset": "iris", "training": %s,
                   "model": {"layers": [{"type": "dropout", "rate": {"search": {"type": "float", "from": 0, "to": 0.5}}}, {"type": "dense"}]}}}"""
                .formatted(pruning, training);
    }

    @Test
    void aCheckCountsTheRunsOfASearch() {
        JsonNode check =
                api.post(
                        "/api/v1/studies/check",
                        search(
                                "grid",
                                "{\"search\": {\"type\": \"float\", \"from\": 0, \"to\": 0.4, \"step\": 0.1}}",
                                ", \"repeats\": 3, \"pruning\": \"none\""));

        assertThat(check.get("errors")).isEmpty();
        assertThat(check.get("runs").asInt()).isEqualTo(5 * 3 + 5);
        assertThat(check.get("estimatedSeconds").asDouble()).isPositive();
    }

    private static String search(String sampler, String rate, String more) {
        return """
               {"type": "search", "sampler": "%s", "job": {"dataset": "iris",
                   "model": {"layers": [{"type": "dropout", "rate": %s}, {"type": "dense"}]}}%s}"""
                .formatted(sampler, rate, more);
    }

    /** The faults, which a check tells as well. */
    private List<String> pointers(String study) {
        JsonNode errors = api.problem(422, "POST", "/api/v1/studies", study).get("errors");
        return errors.valueStream().map(error -> error.get("pointer").asString()).toList();
    }

    private static String comparison(String job, String variants) {
        return comparison(job, variants, "validationLoss");
    }

    private static String comparison(String job, String variants, String objective) {
        return """
               {"type": "comparison", "objective": "%s", "job": %s, "variants": %s}"""
                .formatted(objective, job, variants);
    }
}
