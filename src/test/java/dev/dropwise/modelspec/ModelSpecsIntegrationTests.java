package dev.dropwise.modelspec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jayway.jsonpath.JsonPath;
import dev.dropwise.spec.ModelSpec;
import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@ModelSpecApi
class ModelSpecsIntegrationTests {

    private static final String PATH = "/api/v1/model-specs";
    private static final String SMALL =
            """
            {"input": {"shape": [784]}, "layers": [{"type": "dense", "units": 10}]}
            """;

    @Autowired private MockMvcTester mvc;
    @Autowired private ModelSpecs specs;
    @Autowired private SavedModelSpecs saved;
    @Autowired private SettableClock clock;

    @BeforeEach
    void startWithNoneSaved() {
        saved.deleteAll();
    }

    @Test
    void createsThenReplaces() {
        assertThat(put("small", SMALL))
                .hasStatus(201)
                .hasHeader("Location", PATH + "/small")
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"name": "small", "input": {"shape": [784]},
                         "layers": [{"type": "dense", "units": 10, "activation": "none", "bias": true}]}
                        """);
        String wider = SMALL.replace("10", "20");
        assertThat(put("small", wider)).hasStatusOk().doesNotContainHeader("Location");
        assertThat(get("/small"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.layers[0].units")
                .isEqualTo(20);
        assertThat(saved.count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"article-mlp", "article-cnn"})
    void whatIsShownCanBeSavedAgain(String bundled) throws UnsupportedEncodingException {
        String shown = content(get("/" + bundled));
        assertThat(put("mine", shown.replace(bundled, "mine"))).hasStatus(201);
        assertThat(get("/mine")).bodyJson().isStrictlyEqualTo(shown.replace(bundled, "mine"));
    }

    @Test
    void savesWhatLeavesTheRestToADataSet() {
        assertThat(
                        put(
                                "no-input",
                                "{\"layers\": [{\"type\": \"conv2d\", \"filters\": 2, \"kernel\": 3}, {\"type\": \"dense\"}]}"))
                .hasStatus(201);
        assertThat(
                        put(
                                "no-units",
                                "{\"input\": {\"shape\": [8]}, \"layers\": [{\"type\": \"dense\"}]}"))
                .hasStatus(201);
    }

    @Test
    void refusesASpecWithAllItsFaults() {
        assertThat(
                        put(
                                "small",
                                """
                                {"nmae": "small", "input": {"shape": "784"},
                                 "layers": [{"type": "dnese", "units": 4},
                                            {"type": "dense", "units": 0, "activation": "rleu"},
                                            {"type": "dropout", "dropuot": 1, "rate": 1.5},
                                            {"type": "dropout", "rate": "a"},
                                            {"type": "conv2d", "filters": 4}]}
                                """))
                .hasStatus(422)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.errors[*].pointer")
                .asArray()
                .containsExactlyInAnyOrder(
                        "/nmae",
                        "/input/shape",
                        "/layers/0/type",
                        "/layers/1/units",
                        "/layers/1/activation",
                        "/layers/2/dropuot",
                        "/layers/2/rate",
                        "/layers/3/rate",
                        "/layers/4/kernel");
        assertThat(get("/small")).hasStatus(404);
    }

    @Test
    void listsTheLayersThereAreForAnUnknownOne() {
        assertThat(put("small", "{\"layers\": [{\"type\": \"dropuot\"}]}"))
                .hasStatus(422)
                .bodyJson()
                .isLenientlyEqualTo("{\"errors\": [{\"pointer\": \"/layers/0/type\"}]}")
                .extractingPath("$.errors[0].detail")
                .asString()
                .contains(
                        "\"dense\"",
                        "\"conv2d\"",
                        "received \"dropuot\"",
                        "did you mean \"dropout\"?");
    }

    @Test
    void namesTheLayerThatDoesNotFitAndBothShapes() {
        assertThat(
                        put(
                                "small",
                                """
                                {"name": "large", "input": {"shape": [784]},
                                 "layers": [{"type": "dense", "units": 10, "name": "in-valid"},
                                            {"type": "conv2d", "filters": 2, "kernel": 3, "name": "eyes"}]}
                                """))
                .hasStatus(422)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"errors": [
                          {"pointer": "/name",
                           "detail": "expected \\"small\\" as in the path, or none, received \\"large\\""},
                          {"pointer": "/layers/0/name"},
                          {"pointer": "/layers/1",
                           "detail": "eyes: expected an input of shape [channels, height, width], received [10]"}]}
                        """);
    }

    @Test
    void checksNamesEvenWithoutAnInput() {
        assertThat(
                        put(
                                "small",
                                """
                                {"layers": [{"type": "conv2d", "filters": 2, "kernel": 3, "name": "self"},
                                            {"type": "flatten", "name": "out"},
                                            {"type": "dense", "name": "out"}]}
                                """))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.errors[*].pointer")
                .asArray()
                .containsExactly("/layers/0/name", "/layers/2/name");
    }

    @Test
    void refusesWhatCouldNeverDoAnything() {
        String spec =
                """
                {"input": {"shape": [8, 8]},
                 "layers": [{"type": "gru", "units": 4, "layers": %d, "dropout": 0.2}]}
                """;
        assertThat(put("small", spec.formatted(1)))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.errors[*].pointer")
                .asArray()
                .containsExactly("/layers/0/dropout");
        assertThat(put("small", spec.formatted(2))).hasStatus(201);
    }

    @Test
    void refusesANetworkBeyondCounting() {
        assertThat(
                        put(
                                "small",
                                """
                                {"input": {"shape": [1048576, 1048576, 1048576, 1048576]},
                                 "layers": [{"type": "dense", "units": 1048576}]}
                                """))
                .hasStatus(422);
    }

    /** A percent sign in a path is refused before anything looks for a name there. */
    @Test
    void refusesANameThatMightBeEncodedTwice() {
        assertThat(put("x%y", SMALL))
                .hasStatus(400)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .contains("the path or the method has characters that are not allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-small", "a b", "caf\u00e9", "LONG"})
    void refusesABadName(String name) {
        assertThat(put(name.replace("LONG", "a".repeat(101)), SMALL))
                .hasStatus(400)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .contains("parameter 'name': expected a letter or digit, then at most 99 letters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "7", "Small_1.2-b", "LONG"})
    void takesAGoodName(String name) {
        assertThat(put(name.replace("LONG", "a".repeat(100)), SMALL)).hasStatus(201);
    }

    @Test
    void tellsMalformedJsonFromAnInvalidSpec() {
        assertThat(put("small", "{\"layers\": [")).hasStatus(400);
        assertThat(put("small", "")).hasStatus(400);
        assertThat(put("small", "[]")).hasStatus(422);
        assertThat(mvc.put().uri(PATH + "/small").contentType(MediaType.TEXT_PLAIN).content(SMALL))
                .hasStatus(415);
    }

    @Test
    void keepsWhatComesWithDropwise() {
        assertThat(put("article-mlp", SMALL))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.detail")
                .isEqualTo(
                        "The model spec article-mlp comes with Dropwise and cannot be replaced: save"
                                + " yours under another name.");
        assertThat(delete("article-cnn"))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.detail")
                .isEqualTo("The model spec article-cnn comes with Dropwise and cannot be deleted.");
        assertThat(specs.get("article-mlp").layers()).hasSize(5);
    }

    @Test
    void manyMaySaveUnderOneNameAtOnce() {
        ModelSpec spec = specs.get("article-mlp");
        List<CompletableFuture<Boolean>> puts =
                IntStream.range(0, 8)
                        .mapToObj(i -> CompletableFuture.supplyAsync(() -> specs.put("one", spec)))
                        .toList();
        assertThat(puts).allSatisfy(put -> assertThat(put).succeedsWithin(Duration.ofSeconds(30)));
        assertThat(saved.findAll()).extracting(SavedModelSpec::name).containsExactly("one");
    }

    @Test
    void deletesWhatWasSaved() {
        put("small", SMALL);
        assertThat(delete("small")).hasStatus(204);
        assertThat(get("/small")).hasStatus(404);
        assertThat(delete("small")).hasStatus(404);
    }

    @Test
    void saysWhichSpecsThereAreForAMissingOne() {
        put("small", SMALL);
        assertThat(get("/artikel-mlp"))
                .hasStatus(404)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.detail")
                .isEqualTo(
                        "No model spec is named artikel-mlp; some that there are: small,"
                                + " article-cnn, article-mlp.");
        assertThatThrownBy(() -> specs.get("none")).isInstanceOf(NoSuchModelSpec.class);
    }

    @Test
    void listsTheNewestFirstAndTheBundledLast() {
        put("b", SMALL);
        put("a", SMALL);
        clock.advance(Duration.ofSeconds(1));
        put("c", SMALL);
        clock.advance(Duration.ofSeconds(1));
        put("b", SMALL);
        assertThat(get(""))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"next": null, "items": [
                          {"name": "b", "input": {"shape": [784]}, "layers": [{"type": "dense"}], "bundled": false},
                          {"name": "c"}, {"name": "a"},
                          {"name": "article-cnn", "bundled": true},
                          {"name": "article-mlp", "bundled": true}]}
                        """);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void pagesThroughTheList(int limit) throws UnsupportedEncodingException {
        put("d", SMALL);
        put("c", SMALL);
        clock.advance(Duration.ofSeconds(1));
        put("b", SMALL);
        put("a", SMALL);
        StringBuilder names = new StringBuilder();
        String next = "";
        while (next != null) {
            String page = content(get("?limit=" + limit + "&after=" + next));
            names.append(JsonPath.<Object>read(page, "$.items[*].name"));
            next = JsonPath.read(page, "$.next");
        }
        assertThat(names.toString().replace("][", ",").replace("\"", ""))
                .isEqualTo("[a,b,c,d,article-cnn,article-mlp]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?limit=0", "?limit=201", "?after=%21", "?after=YXJ0aWNsZQ"})
    void refusesAPageThatIsNone(String query) {
        assertThat(get(query)).hasStatus(400);
    }

    private MvcTestResult put(String name, String spec) {
        return mvc.put()
                .uri(PATH + "/{name}", name)
                .contentType(MediaType.APPLICATION_JSON)
                .content(spec)
                .exchange();
    }

    private MvcTestResult get(String path) {
        return mvc.get().uri(PATH + path).exchange();
    }

    private MvcTestResult delete(String name) {
        return mvc.delete().uri(PATH + "/{name}", name).exchange();
    }

    private static String content(MvcTestResult result) throws UnsupportedEncodingException {
        return result.getResponse().getContentAsString();
    }
}
