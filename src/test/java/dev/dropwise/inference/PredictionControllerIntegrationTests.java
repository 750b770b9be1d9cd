package dev.dropwise.inference;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.dropwise.model.ModelRegistry;
import dev.dropwise.model.TrainedRuns;
import dev.dropwise.run.Checkpoints;
import dev.dropwise.run.Runs;
import dev.dropwise.store.BlobStore;
import dev.dropwise.support.DropwiseTest;
import java.io.UnsupportedEncodingException;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

@DropwiseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PredictionControllerIntegrationTests {

    private static final String WITH_DROPOUT =
            """
            [{"type": "dense", "units": 32, "activation": "relu"}, {"type": "dropout", "rate": 0.3},
             {"type": "dense"}]\
            """;

    private static final String FLOWER = "[5.1, 3.5, 1.4, 0.2]";

    @Autowired MockMvcTester mvc;
    @Autowired TrainedRuns trained;
    @Autowired ModelRegistry registry;
    @Autowired Runs runs;
    @Autowired Checkpoints checkpoints;
    @Autowired BlobStore blobs;
    @Autowired JsonMapper mapper;

    private UUID iris = new UUID(0, 0);

    @BeforeAll
    void train() {
        iris = trained.train("iris", WITH_DROPOUT, 30);
        registry.registerServed("iris", iris);
        registry.registerServed("penguins", trained.train("penguins", WITH_DROPOUT, 10));
        registry.registerServed("diabetes", trained.train("diabetes", WITH_DROPOUT, 10));
        registry.registerServed("plain", trained.train("digits", "[{\"type\": \"dense\"}]", 3));
    }

    @Test
    void predictsAClass() {
        MvcTestResult answer = predict("/models/iris", "{\"instances\": [%s]}".formatted(FLOWER));
        assertThat(answer)
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"model": "iris", "version": 1, "predictions": [{"label": "setosa"}]}\
                        """);
        assertThat(answer).bodyJson().doesNotHavePath("$.seed");
        assertThat(answer).bodyJson().doesNotHavePath("$.run");
        assertThat(answer).bodyJson().doesNotHavePath("$.predictions[0].uncertainty");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.predictions[0].probabilities")
                .asMap()
                .containsOnlyKeys("setosa", "versicolor", "virginica");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.predictions[0].probability")
                .asInstanceOf(InstanceOfAssertFactories.DOUBLE)
                .isBetween(0.5, 1.0);
    }

    @Test
    void takesWhatThePreviewOfADatasetShows() throws UnsupportedEncodingException {
        for (String name : List.of("iris", "penguins", "diabetes")) {
            String preview =
                    text(
                            mvc.get()
                                    .uri("/api/v1/datasets/" + name + "/preview?rows=300")
                                    .exchange());
            List<Object> instances = JsonPath.read(preview, "$.rows[*].instance");
            String body = "{\"instances\": " + mapper.writeValueAsString(instances) + "}";
            MvcTestResult answer = predict("/models/" + name, body);
            assertThat(answer).hasStatusOk();
            assertThat(answer)
                    .bodyJson()
                    .extractingPath("$.predictions.length()")
                    .isEqualTo(instances.size());
            if (!name.equals("diabetes")) {
                List<String> labels = JsonPath.read(text(answer), "$.predictions[*].label");
                List<String> targets = JsonPath.read(preview, "$.rows[*].target");
                long hits =
                        IntStream.range(0, labels.size())
                                .filter(i -> labels.get(i).equals(targets.get(i)))
                                .count();
                assertThat((double) hits / labels.size()).isGreaterThan(0.9);
            }
        }
    }

    @Test
    void answersInTheUnitOfTheTarget() throws UnsupportedEncodingException {
        String preview = text(mvc.get().uri("/api/v1/datasets/diabetes/preview?rows=1").exchange());
        String instance = mapper.writeValueAsString(JsonPath.read(preview, "$.rows[0].instance"));
        String body = "{\"instances\": [%s], \"samples\": 100, \"seed\": 1}".formatted(instance);
        String answer = text(predict("/models/diabetes", body));
        double value = JsonPath.<Double>read(answer, "$.predictions[0].value");
        double std = JsonPath.<Double>read(answer, "$.predictions[0].uncertainty.std");
        List<Double> interval = JsonPath.read(answer, "$.predictions[0].uncertainty.modelInterval");
        assertThat(value).isBetween(25.0, 346.0);
        assertThat(std).isBetween(0.1, 200.0);
        assertThat(value).isBetween(interval.get(0), interval.get(1));
        assertThat(interval.get(1) - interval.get(0)).isBetween(2 * std, 6 * std);
    }

    @Test
    void theSameSeedGivesTheSameSamples() throws UnsupportedEncodingException {
        String body = "{\"instances\": [%s, %s], \"samples\": 20, \"seed\": %s}";
        String unseeded = "{\"instances\": [%s, %s], \"samples\": 20}".formatted(FLOWER, FLOWER);
        String drawn = text(predict("/models/iris", unseeded));
        Number seed = JsonPath.read(drawn, "$.seed");
        assertThat(text(predict("/models/iris", body.formatted(FLOWER, FLOWER, seed))))
                .isEqualTo(drawn);
        assertThat(text(predict("/models/iris", body.formatted(FLOWER, FLOWER, 4294967296L + 7))))
                .isNotEqualTo(
                        text(predict("/models/iris", body.formatted(FLOWER, FLOWER, 7)))
                                .replace("\"seed\":7", "\"seed\":4294967303"));
        double entropy = JsonPath.<Double>read(drawn, "$.predictions[0].uncertainty.entropy");
        double mutual =
                JsonPath.<Double>read(drawn, "$.predictions[0].uncertainty.mutualInformation");
        assertThat(mutual).isBetween(0.0, entropy);
        assertThat(JsonPath.<Double>read(drawn, "$.predictions[0].uncertainty.std.setosa"))
                .isPositive();
    }

    /** A spread of 0 would say that the network is sure. */
    @Test
    void refusesSamplesWhereNothingDraws() {
        String pixels = Collections.nCopies(64, "1").toString();
        assertThat(predict("/models/plain", "{\"instances\": [%s]}".formatted(pixels)))
                .hasStatusOk();
        MvcTestResult answer =
                predict("/models/plain", "{\"instances\": [%s], \"samples\": 7}".formatted(pixels));
        assertThat(answer).hasStatus(422);
        assertThat(answer).bodyJson().extractingPath("$.errors[0].pointer").isEqualTo("/samples");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.errors[0].detail")
                .asString()
                .startsWith("expected none for a network that draws nothing");
    }

    @Test
    void anImageMayBeFlatOrNested() throws UnsupportedEncodingException {
        String flat = "[" + String.join(",", Collections.nCopies(64, "3")) + "]";
        String row = "[" + String.join(",", Collections.nCopies(8, "3")) + "]";
        String nested = "[" + String.join(",", Collections.nCopies(8, row)) + "]";
        String body = "{\"instances\": [%s, %s, [%s]]}".formatted(flat, nested, nested);
        List<Object> all =
                JsonPath.read(text(predict("/models/plain", body)), "$.predictions[*].probability");
        assertThat(all).hasSize(3).containsOnly(all.get(0));
    }

    @Test
    void manyInstancesGetWhatEachGetsAlone() throws UnsupportedEncodingException {
        String many = String.join(",", Collections.nCopies(600, FLOWER));
        List<Double> all =
                JsonPath.read(
                        text(predict("/models/iris", "{\"instances\": [%s]}".formatted(many))),
                        "$.predictions[*].probability");
        double one =
                JsonPath.<Double>read(
                        text(predict("/models/iris", "{\"instances\": [%s]}".formatted(FLOWER))),
                        "$.predictions[0].probability");
        assertThat(all)
                .hasSize(600)
                .allSatisfy(p -> assertThat(p).isBetween(one - 1e-5, one + 1e-5));
    }

    @Test
    void aRunPredictsWithItsBestCheckpoint() {
        String body = "{\"instances\": [%s]}".formatted(FLOWER);
        assertThat(predict("/runs/" + iris, body))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"model": null, "version": null, "run": "%s",
                         "predictions": [{"label": "setosa"}]}\
                        """
                                .formatted(iris));
        assertThat(predict("/runs/" + trained.begin("iris"), body)).hasStatus(409);
        assertThat(predict("/runs/" + UUID.randomUUID(), body)).hasStatus(404);
        assertThat(predict("/runs/seven", body)).hasStatus(404);
    }

    @Test
    void aNewVersionAndAMovedAliasAnswerAtOnce() {
        String body = "{\"instances\": [%s]}".formatted(FLOWER);
        registry.registerServed("moving", iris);
        assertThat(predict("/models/moving", body))
                .bodyJson()
                .extractingPath("$.version")
                .isEqualTo(1);
        registry.registerServed("moving", iris);
        assertThat(predict("/models/moving", body))
                .bodyJson()
                .extractingPath("$.version")
                .isEqualTo(2);
        assertThat(predict("/models/moving/versions/1", body))
                .bodyJson()
                .extractingPath("$.version")
                .isEqualTo(1);
        assertThat(predict("/models/moving/aliases/champion", body)).hasStatus(404);
        assertThat(
                        mvc.put()
                                .uri("/api/v1/models/moving/aliases/champion")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"version\": 1}"))
                .hasStatusOk();
        assertThat(predict("/models/moving/aliases/champion", body))
                .bodyJson()
                .extractingPath("$.version")
                .isEqualTo(1);
        assertThat(mvc.delete().uri("/api/v1/models/moving")).hasStatus(409);
        assertThat(mvc.delete().uri("/api/v1/models/moving/aliases/champion")).hasStatus(204);
        assertThat(mvc.delete().uri("/api/v1/models/moving")).hasStatus(204);
        assertThat(predict("/models/moving", body)).hasStatus(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "iris | {\"instances\": [[1, 2, 3]]} | 422 | /instances/0 | expected shape [4]",
                "iris | {\"instances\": [[1, 2, 3, 4], [1, \"x\", 3, 4]]} | 422 | /instances/1/1 |"
                        + " expected a number, received \"x\"",
                "iris | {\"instances\": [[1, 2, 3, null]]} | 422 | /instances/0/3 | expected a"
                        + " number, received null",
                "iris | {\"instances\": [[1, 2, 3, [4]]]} | 422 | /instances/0/3 | expected a"
                        + " number",
                "iris | {\"instances\": [[1, 2, 3, 1e39]]} | 422 | /instances/0/3 | expected a"
                        + " finite number",
                "iris | {\"instances\": [5]} | 422 | /instances/0 | expected an array of numbers or"
                        + " an object of columns, received 5",
                "iris | {\"instances\": [null]} | 422 | /instances/0 | expected an array of numbers"
                        + " or an object of columns, received null",
                "iris | {\"instances\": []} | 422 | /instances | expected",
                "iris | {\"instances\": null} | 422 | /instances | expected",
                "iris | {} | 422 | /instances | expected",
                "iris | [1] | 422 | ~~ | expected an object",
                "iris | {\"instances\": [[1, 2, 3, 4]], \"sample\": 3} | 422 | /sample | did you"
                        + " mean 'samples'?",
                "iris | {\"instances\": [[1, 2, 3, 4]], \"samples\": 0} | 422 | /samples |"
                        + " expected",
                "iris | {\"instances\": [[1, 2, 3, 4]], \"samples\": 1001} | 422 | /samples |"
                        + " expected 1 <= samples <= 1000, received 1001",
                "iris | {\"instances\": [[1, 2, 3, 4]], \"samples\": 2.5} | 422 | /samples |"
                        + " expected a whole number",
                "iris | {\"instances\": [[1, 2, 3, 4]], \"seed\": -1} | 422 | /seed | expected",
                "iris | {\"instances\": [{\"sepal\": 1}]} | 422 | /instances/0/sepal | unknown"
                        + " column",
                "penguins | {\"instances\": [{\"island\": \"Elba\", \"bill_length_mm\": 46.1,"
                        + " \"bill_depth_mm\": 13.2, \"flipper_length_mm\": 211, \"body_mass_g\": 4500,"
                        + " \"sex\": null, \"year\": 2007}]} | 422 | /instances/0/island | received"
                        + " \"Elba\"",
                "plain | {\"instances\": [[[1]]]} | 422 | /instances/0 | expected shape [1, 8, 8]"
                        + " or [64]",
            })
    void saysWhatIsWrongAndWhere(
            String model, String body, int status, String pointer, String detail)
            throws UnsupportedEncodingException {
        MvcTestResult answer = predict("/models/" + model, body);
        assertThat(answer).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        String problem = text(answer);
        List<String> details =
                JsonPath.read(problem, "$.errors[?(@.pointer == '%s')].detail".formatted(pointer));
        assertThat(details).as(problem).anyMatch(found -> found.contains(detail));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"instances\": [[1, 2, 3, NaN]]}",
                "{\"instances\": [[1, 2, 3, Infinity]]}",
                "{\"instances\": [[1, 2, 3, 1e999]]}",
                "{\"instances\": [[1, 2, 3",
                "{\"instances\": [[1, 2, 3, 4]]} x",
                "instances"
            })
    void whatIsNotJsonIsMalformed(String body) {
        assertThat(predict("/models/iris", body)).hasStatus(400);
    }

    @Test
    void tellsAHundredFaultsAndCountsTheRest() {
        String bad = String.join(",", Collections.nCopies(150, "[1]"));
        MvcTestResult answer = predict("/models/iris", "{\"instances\": [%s]}".formatted(bad));
        assertThat(answer).hasStatus(422);
        assertThat(answer).bodyJson().extractingPath("$.errors.length()").isEqualTo(101);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.errors[100].detail")
                .isEqualTo("and 50 more faults");
    }

    @Test
    void tooMuchIsTooLarge() {
        String many = String.join(",", Collections.nCopies(1001, FLOWER));
        assertThat(predict("/models/iris", "{\"instances\": [%s]}".formatted(many)))
                .hasStatus(413)
                .bodyJson()
                .extractingPath("$.detail")
                .isEqualTo("expected at most 1000 instances, received 1001");
        String some = String.join(",", Collections.nCopies(500, FLOWER));
        assertThat(
                        predict(
                                "/models/iris",
                                "{\"instances\": [%s], \"samples\": 500}".formatted(some)))
                .hasStatus(413)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .contains("100000", "250000");
    }

    @Test
    void aCheckpointWhoseFileIsGoneIsSaidSo() {
        UUID run = trained.train("iris", "[{\"type\": \"dense\"}]", 2);
        registry.registerServed("damaged", run);
        blobs.delete(checkpoints.served(runs.get(run)).orElseThrow().blob());
        String body = "{\"instances\": [%s]}".formatted(FLOWER);
        for (String path : List.of("/models/damaged", "/runs/" + run)) {
            assertThat(predict(path, body))
                    .hasStatus(409)
                    .bodyJson()
                    .extractingPath("$.detail")
                    .asString()
                    .contains("cannot be used", "is gone");
        }
    }

    private MvcTestResult predict(String path, String body) {
        return mvc.post()
                .uri("/api/v1" + path + "/predict")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static String text(MvcTestResult answer) throws UnsupportedEncodingException {
        return answer.getResponse().getContentAsString();
    }
}
