package dev.dropwise.modelspec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.spec.Architecture;
import dev.dropwise.spec.ShapeInference;
import dev.dropwise.spec.SpecJson;
import dev.dropwise.spec.TrainingSpec;
import dev.dropwise.training.TrainingMemory;
import java.util.List;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ModelSpecApi
class CheckIntegrationTests {

    private static final String PATH = "/api/v1/model-specs";

    @Autowired private MockMvcTester mvc;
    @Autowired private SavedModelSpecs saved;
    @Autowired private JsonMapper mapper;

    @BeforeEach
    void startWithNoneSaved() {
        saved.deleteAll();
    }

    @Test
    void followsTheShapesOfASpecAlone() {
        String spec =
                """
                {"input": {"shape": [1, 28, 28]},
                 "layers": [{"type": "conv2d", "filters": 32, "kernel": 3, "activation": "relu"},
                            {"type": "maxPool2d", "name": "pool"},
                            {"type": "dense", "units": 10}]}
                """;
        Architecture network = ShapeInference.design(SpecJson.model(spec), null);
        assertThat(check("", spec))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo(
                        """
                        {"valid": true,
                         "layers": [
                           {"name": "conv2d1", "type": "conv2d", "outputShape": [32, 26, 26], "parameters": 320},
                           {"name": "pool", "type": "maxPool2d", "outputShape": [32, 13, 13], "parameters": 0},
                           {"name": "dense1", "type": "dense", "outputShape": [10], "parameters": 54090}],
                         "parameters": 54410, "memoryBytes": %d, "advice": [], "errors": []}
                        """
                                .formatted(
                                        TrainingMemory.of(network, TrainingSpec.usual()).total()));
        assertThat(saved.count()).isZero();
    }

    @Test
    void fillsInWhatTheDataSetDecides() {
        assertThat(
                        check(
                                "?dataset=mnist-small",
                                """
                                {"layers": [{"type": "dense", "units": 128}, {"type": "dropout", "rate": 0.5}, {"type": "dense"}]}
                                """))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"valid": true, "parameters": 101770, "errors": [], "advice": [],
                         "layers": [{"outputShape": [128], "parameters": 100480}, {},
                                    {"name": "dense2", "outputShape": [10]}]}
                        """);
    }

    @ParameterizedTest
    @CsvSource({"article-mlp, 109386", "article-cnn, 225034"})
    void hasNothingAgainstTheArticlesNetworks(String name, int parameters) throws Exception {
        String spec = get("/" + name).getResponse().getContentAsString();
        for (String query : new String[] {"", "?dataset=mnist-small"}) {
            assertThat(check(query, spec))
                    .hasStatusOk()
                    .bodyJson()
                    .isLenientlyEqualTo(
                            "{\"valid\": true, \"parameters\": %d, \"advice\": [], \"errors\": []}"
                                    .formatted(parameters));
        }
    }

    @Test
    void advises() {
        assertThat(
                        check(
                                "?dataset=iris",
                                """
                                {"layers": [{"type": "dense", "units": 64}, {"type": "dense", "units": 3},
                                            {"type": "dropout", "rate": 0.9}]}
                                """))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"valid": true, "advice": [
                          {"rule": "dropoutOnOutput", "pointer": "/layers/2",
                           "reference": "https://jmlr.org/papers/v15/srivastava14a.html"},
                          {"rule": "highRate", "pointer": "/layers/2"}]}
                        """);
        assertThat(
                        check(
                                "?dataset=iris",
                                "{\"layers\": [{\"type\": \"dense\", \"units\": 64}, {\"type\": \"dense\"}]}"))
                .bodyJson()
                .isLenientlyEqualTo(
                        "{\"advice\": [{\"rule\": \"noRegularization\", \"pointer\": \"/layers\"}]}");
    }

    @Test
    void answersFaultsOfReadingAsErrors() {
        assertThat(
                        check(
                                "",
                                """
                                {"inputs": 3, "layers": [{"type": "dnese"}, {"type": "dense", "units": "4"},
                                                         {"type": "dropout", "rate": 1.5, "dropuot": 1}]}
                                """))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"valid": false, "layers": [], "parameters": null, "memoryBytes": null, "advice": []}
                        """)
                .extractingPath("$.errors[*].pointer")
                .asArray()
                .containsExactlyInAnyOrder(
                        "/inputs",
                        "/layers/0/type",
                        "/layers/1/units",
                        "/layers/2/rate",
                        "/layers/2/dropuot");
        assertErrors(check("", "{\"layers\": []}"), "/layers");
        assertErrors(check("", "[1]"), "");
        assertErrors(check("", "null"), "");
    }

    @Test
    void decidesOpenRates() {
        assertThat(
                        check(
                                "?dataset=iris",
                                """
                                {"layers": [{"type": "dense", "units": 8}, {"type": "dropout", "rate": "auto"},
                                            {"type": "dropout", "rate": {"schedule": "linear", "rate": 0.5}},
                                            {"type": "dense", "units": 3}, {"type": "dropout", "rate": "auto"}]}
                                """))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"valid": true, "advice": [], "layers": [
                          {"name": "dense1"}, {"rates": {"rate": 0.5}},
                          {"rates": {"rate": {"schedule": "linear", "start": 0, "rate": 0.5}}},
                          {"name": "dense2"}, {"rates": {"rate": 0}}]}
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"automatic\" | /rate | expected a number, \"auto\" or an object with a schedule, received \"automatic\"",
                "\"0.5\" | /rate | expected a number, \"auto\" or an object with a schedule, received \"0.5\"",
                "true | /rate | expected a number, \"auto\" or an object with a schedule, received true",
                "[0.5] | /rate | expected a number, \"auto\" or an object with a schedule, received a list",
                "null | /rate | expected a number, \"auto\" or an object with a schedule, received null",
                "1 | /rate | expected 0 <= rate < 1, received 1",
                "-0.1 | /rate | expected 0 <= rate < 1, received -0.1",
                "{\"schedule\": \"linaer\", \"rate\": 0.5} | /rate/schedule | expected one of \"curriculum\", \"early\", \"late\", \"linear\", received \"linaer\"; did you mean \"linear\"?",
                "{\"schedule\": \"ConstantRate\", \"rate\": 0.5} | /rate/schedule | expected one of \"curriculum\", \"early\", \"late\", \"linear\", received \"ConstantRate\"",
                "{\"schedule\": \"AutoRate\"} | /rate/schedule | expected one of \"curriculum\", \"early\", \"late\", \"linear\", received \"AutoRate\"",
                "{\"schedule\": 3} | /rate/schedule | expected one of \"curriculum\", \"early\", \"late\", \"linear\", received 3",
                "{\"rate\": 0.5} | /rate/schedule | expected one of \"curriculum\", \"early\", \"late\", \"linear\", received nothing",
                "{\"schedule\": null, \"rate\": 0.5} | /rate/schedule | expected one of \"curriculum\", \"early\", \"late\", \"linear\", received null",
                "{} | /rate/schedule | expected one of \"curriculum\", \"early\", \"late\", \"linear\", received nothing",
                "{\"schedule\": \"linear\", \"rate\": 1.2} | /rate/rate | expected 0 <= rate < 1, received 1.2",
                "{\"schedule\": \"linear\", \"rate\": \"auto\"} | /rate/rate | expected a number, received \"auto\"",
                "{\"schedule\": \"linear\"} | /rate/rate | expected a number, received nothing",
                "{\"schedule\": \"linear\", \"rate\": 0.5, \"from\": 5, \"to\": 3} | /rate | expected from <= to, received from 5 and to 3",
                "{\"schedule\": \"linear\", \"rate\": 0.5, \"to\": 0} | /rate/to | expected to >= 1, received 0",
                "{\"schedule\": \"late\", \"rate\": 0.5, \"from\": 0} | /rate/from | expected from >= 1, received 0",
                "{\"schedule\": \"early\", \"rate\": 0.5} | /rate/until | expected a whole number, received nothing",
                "{\"schedule\": \"early\", \"rate\": 0.5, \"until\": 2, \"form\": 1} | /rate/form | unknown property 'form'; expected one of rate, until"
            })
    void saysWhatARateIs(String rate, String pointer, String detail) {
        String layers =
                "{\"layers\": [{\"type\": \"dropout\", \"rate\": %s}, {\"type\": \"dense\"}]}";
        MvcTestResult result = check("?dataset=iris", layers.formatted(rate));
        assertErrors(result, "/layers/0" + pointer);
        assertThat(result).bodyJson().extractingPath("$.errors[0].detail").isEqualTo(detail);
    }

    @Test
    void saysWhereSoftmaxIsApplied() {
        String layers = "{\"layers\": [{\"type\": \"dense\", \"activation\": \"%s\"}]}";
        assertThat(check("?dataset=iris", layers.formatted("softmax")))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.advice[?(@.rule == 'softmaxOnOutput')].message")
                .asArray()
                .singleElement()
                .asString()
                .contains("raw scores (logits)");
        assertThat(check("?dataset=iris", layers.formatted("mish")))
                .bodyJson()
                .extractingPath("$.errors[0].detail")
                .asString()
                .endsWith("received \"mish\"");
    }

    @Test
    void answersShapesThatDoNotFitAsErrors() {
        String conv = "{\"type\": \"conv2d\", \"filters\": 2, \"kernel\": 9}";
        assertThat(
                        check(
                                "",
                                "{\"input\": {\"shape\": [1, 8, 8]}, \"layers\": [%s]}"
                                        .formatted(conv)))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"valid": false, "errors": [
                          {"pointer": "/layers/0",
                           "detail": "conv2d1: expected an input of shape at least [channels, 9, 9], received [1, 8, 8]"}]}
                        """);
        assertErrors(check("?dataset=digits", "{\"layers\": [%s]}".formatted(conv)), "/layers/0");
    }

    @Test
    void answersWhatDoesNotFitTheDataSetAsErrors() {
        assertErrors(
                check(
                        "?dataset=mnist-small",
                        "{\"input\": {\"shape\": [783]}, \"layers\": [{\"type\": \"dense\"}]}"),
                "/input/shape");
        assertThat(
                        check(
                                "?dataset=mnist-small",
                                "{\"layers\": [{\"type\": \"dense\", \"units\": 11}]}"))
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"valid": false, "errors": [
                          {"pointer": "/layers/0",
                           "detail": "expected the last layer to give [10] (10 classes), it gives [11]"}]}
                        """);
    }

    @Test
    void answersWhatOnlyADataSetCouldSayAsErrors() {
        assertErrors(check("", "{\"layers\": [{\"type\": \"dense\", \"units\": 2}]}"), "/input");
        assertErrors(
                check("", "{\"input\": {\"shape\": [4]}, \"layers\": [{\"type\": \"dense\"}]}"),
                "/layers/0/units");
    }

    @Test
    void answersWhatCouldNeverDoAnythingAsErrors() {
        String layers =
                """
                "layers": [{"type": "lstm", "units": 2, "dropout": %s},
                           {"type": "residual", "frozen": true, "layers": [
                             {"type": "dense", "units": 2, "regularization": {"l2": 0.1}}]},
                           {"type": "dense", "units": 10}]}
                """;
        String steps = "{\"input\": {\"shape\": [8, 8]}, " + layers;
        for (String query : List.of("", "?dataset=digits")) {
            assertErrors(
                    check(query, steps.formatted(0.2)),
                    "/layers/0/dropout",
                    "/layers/1/layers/0/regularization");
        }
    }

    @Test
    void aRateOfALongTrainingComesInTime() {
        assertThat(
                        check(
                                "?dataset=iris",
                                """
                                {"layers": [{"type": "dense", "units": 4},
                                            {"type": "dropout", "rate": {"schedule": "late", "from": 40, "rate": 0.5}},
                                            {"type": "dense"}]}
                                """))
                .bodyJson()
                .extractingPath("$.valid")
                .isEqualTo(true);
    }

    @ParameterizedTest
    @CsvSource({"''", "?dataset=iris"})
    void answersANetworkBeyondCountingAsAnError(String query) {
        assertThat(
                        check(
                                query,
                                """
                                {"input": {"shape": [1048576, 1048576, 1048576, 1048576]},
                                 "layers": [{"type": "dense", "units": 3}]}
                                """))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.valid")
                .isEqualTo(false);
    }

    @Test
    void refusesWhatIsNotJson() {
        assertThat(check("", "{\"layers\": [")).hasStatus(400);
        assertThat(check("", "{\"layers\": [], \"layers\": []}")).hasStatus(400);
        assertThat(check("", "")).hasStatus(400);
        assertThat(mvc.post().uri(PATH + "/check").contentType(MediaType.TEXT_PLAIN).content("x"))
                .hasStatus(415);
    }

    @Test
    void everyDocumentedExampleRuns() throws Exception {
        String api = mvc.get().uri("/v3/api-docs").exchange().getResponse().getContentAsString();
        JsonNode paths = mapper.readTree(api).path("paths");
        List<JsonNode> checked = examples(paths.path(PATH + "/check").path("post"));
        assertThat(checked).hasSize(3);
        for (JsonNode spec : checked) {
            assertThat(check("?dataset=mnist-small", spec.toString())).hasStatusOk();
        }
        assertThat(examples(paths.path(PATH + "/{name}").path("put")))
                .singleElement()
                .satisfies(spec -> put("small", spec.toString()));
    }

    private static List<JsonNode> examples(JsonNode operation) {
        return operation
                .at("/requestBody/content/application~1json/examples")
                .valueStream()
                .map(example -> example.path("value"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"POST, /check", "GET, /article-mlp/program"})
    void refusesAnUnknownDataSet(String method, String path) {
        MvcTestResult result =
                method.equals("GET")
                        ? get(path + "?dataset=mnits")
                        : check("?dataset=mnits", "{\"layers\": [{\"type\": \"dense\"}]}");
        assertThat(result)
                .hasStatus(404)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .contains("mnits", "mnist-small");
    }

    @Test
    void showsTheProgram() {
        program("/article-mlp/program?dataset=mnist-small")
                .contains("class Net(Module):", "class Dense(Module):", "dropout2", "softmax");
        program("/article-cnn/program")
                .contains("class Convolution(Module):", "torch.reshape(x, [-1, 1, 28, 28])");
    }

    /** Rows of zeros are padding of a sequence, but not of an image that is read row by row. */
    @Test
    void showsTheProgramForTheDataSetsExamples() {
        put(
                "rows",
                """
                {"input": {"shape": [28, 28]}, "layers": [{"type": "gru", "units": 4}, {"type": "dense", "units": 10}]}
                """);
        String asked = "return __torch__.step_mask(torch.reshape(x, [-1, 28, 28]))";
        program("/rows/program").contains(asked);
        program("/rows/program?dataset=mnist-small").doesNotContain(asked);
    }

    @Test
    void showsTheProgramForANumericTarget() {
        put("line", "{\"layers\": [{\"type\": \"dense\"}]}");
        program("/line/program?dataset=diabetes").contains("MeanSquaredError");
        put(
                "one",
                "{\"input\": {\"shape\": [3]}, \"layers\": [{\"type\": \"dense\", \"units\": 1}]}");
        program("/one/program").contains("MeanSquaredError");
    }

    @Test
    void hasNoProgramForWhatADataSetHasToSay() {
        put("line", "{\"layers\": [{\"type\": \"dense\"}]}");
        assertProblem(get("/line/program"), "/input", "or a data set to take it from");
        put("open", "{\"input\": {\"shape\": [3]}, \"layers\": [{\"type\": \"dense\"}]}");
        assertProblem(get("/open/program"), "/layers/0/units", "or a data set to take them from");
        assertProblem(get("/article-mlp/program?dataset=iris"), "/input/shape", "[4]");
        assertThat(mvc.get().uri(PATH + "/none/program").accept(MediaType.TEXT_PLAIN))
                .hasStatus(404)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    private AbstractStringAssert<?> program(String path) {
        MvcTestResult result = get(path);
        assertThat(result).hasStatusOk().hasContentTypeCompatibleWith(MediaType.TEXT_PLAIN);
        return assertThat(result).bodyText();
    }

    private static void assertErrors(MvcTestResult check, String... pointers) {
        assertThat(check)
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("{\"valid\": false, \"layers\": []}")
                .extractingPath("$.errors[*].pointer")
                .asArray()
                .containsExactly((Object[]) pointers);
    }

    private static void assertProblem(MvcTestResult result, String pointer, String words) {
        assertThat(result)
                .hasStatus(422)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .hasPathSatisfying("$.errors[0].pointer", it -> it.assertThat().isEqualTo(pointer))
                .extractingPath("$.errors[0].detail")
                .asString()
                .contains(words);
    }

    private void put(String name, String spec) {
        assertThat(
                        mvc.put()
                                .uri(PATH + "/" + name)
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(spec))
                .hasStatus(201);
    }

    private MvcTestResult check(String query, String spec) {
        return mvc.post()
                .uri(PATH + "/check" + query)
                .contentType(MediaType.APPLICATION_JSON)
                .content(spec)
                .exchange();
    }

    private MvcTestResult get(String path) {
        return mvc.get().uri(PATH + path).exchange();
    }
}
