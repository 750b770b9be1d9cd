package dev.dropwise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dropwise.support.Api;
import dev.dropwise.support.OnEveryJdk;
import dev.dropwise.support.RunningService;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The OpenAPI document as a new user reads it, and its examples as that user sends them. */
@OnEveryJdk
@RunningService
class OpenApiDocumentIntegrationTests {

    /** What the examples have in the place of the id of a job or a run. */
    private static final String SOME_ID = "0198c0de-7a3b-7000-8000-000000000001";

    /** Afterwards nobody is answered without one; the examples of keys send it. */
    private static final String FIRST_KEY = "POST /api/v1/keys";

    @LocalServerPort private int port;

    private Api api;
    private JsonNode document;

    /** One thing that can be asked for. */
    private record Operation(String method, String path, JsonNode description) {

        @Override
        public String toString() {
            return method + " " + path;
        }

        /** The path with the examples of its parameters. */
        String examplePath() {
            StringBuilder filled = new StringBuilder(path);
            String separator = "?";
            for (JsonNode parameter : description.path("parameters")) {
                String name = parameter.path("name").asString();
                String example = parameter.path("example").asString("");
                int at = filled.indexOf("{" + name + "}");
                if (at >= 0) {
                    filled.replace(at, at + name.length() + 2, example);
                } else if (parameter.path("in").asString().equals("query") && !example.isEmpty()) {
                    filled.append(separator).append(name).append('=').append(example);
                    separator = "&";
                }
            }
            return filled.toString();
        }
    }

    @BeforeEach
    void fetch() {
        api = new Api(port);
        document = api.get("/v3/api-docs");
    }

    @AfterEach
    void cancelWhatTheExamplesStarted() {
        for (String state : List.of("queued", "running")) {
            for (JsonNode study : api.get("/api/v1/studies?state=" + state).path("items")) {
                api.exchange("POST", study.at("/links/cancel").asString(), "");
            }
        }
        for (String state : List.of("queued", "running")) {
            for (JsonNode job : api.get("/api/v1/jobs?state=" + state).path("items")) {
                api.exchange("POST", job.at("/links/cancel").asString(), "");
            }
        }
    }

    @Test
    void everyOperationSaysWhatItDoesAndHowItMayEnd() {
        assertThat(operations())
                .isNotEmpty()
                .allSatisfy(OpenApiDocumentIntegrationTests::saysHowItMayEnd);
    }

    @Test
    void everyOperationHasANameThatStays() {
        assertThat(operations())
                .extracting(operation -> operation.description().path("operationId").asString(""))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z][A-Za-z0-9]+"))
                .contains("jobSubmit", "jobCancel");
    }

    @Test
    void anUploadIsDescribedByTheReadersThereAre() {
        String upload = document.at("/paths/~1api~1v1~1datasets/post/description").asString();
        assertThat(upload)
                .contains("`csv`: `{\"name\": \"flowers\"", "\n\n`idx`: MNIST's pairs of images")
                .contains("In JSON: MNIST")
                .containsSubsequence(
                        "`arff`: ",
                        "`cifar10`: ",
                        "`csv`: ",
                        "`idx`: ",
                        "`images`: ",
                        "`json`: ",
                        "`numpy`: ",
                        "`parquet`: ");
    }

    private static void saysHowItMayEnd(Operation operation) {
        JsonNode described = operation.description();
        assertThat(described.path("summary").asString("")).isNotBlank();
        assertThat(described.path("tags")).hasSize(1);
        assertThat(described.path("responses").propertyNames())
                .anyMatch(status -> status.startsWith("2"))
                .contains("500");
        if (described.has("parameters")) {
            assertThat(described.path("responses").propertyNames()).contains("400");
        }
    }

    @Test
    void everyJsonBodyAndEveryPathHasAnExample() {
        assertThat(operations()).allSatisfy(this::hasExamples);
    }

    @Test
    void everyParameterHasASchemaWhoseDefaultAndExampleFitIt() {
        assertThat(operations())
                .flatMap(
                        operation ->
                                operation.description().path("parameters").valueStream().toList())
                .isNotEmpty()
                .allSatisfy(
                        parameter -> {
                            JsonNode schema = parameter.path("schema");
                            assertThat(schema.isObject()).isTrue();
                            for (JsonNode value :
                                    List.of(schema.path("default"), parameter.path("example"))) {
                                assertThat(value.isMissingNode() || isOneOf(schema, value))
                                        .as(parameter.toString())
                                        .isTrue();
                            }
                        });
    }

    private static boolean isOneOf(JsonNode schema, JsonNode value) {
        return !schema.has("enum")
                || schema.path("enum").valueStream().anyMatch(one -> one.equals(value));
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> references =
                document.findValues("$ref").stream().map(JsonNode::asString).distinct().toList();
        assertThat(references)
                .isNotEmpty()
                .allSatisfy(
                        reference ->
                                assertThat(document.at(reference.substring(1)).isObject())
                                        .as(reference)
                                        .isTrue());
    }

    /** What two alternatives could both be is of neither, for a client. */
    @Test
    void alternativesAreToldApart() {
        document.at("/components/schemas")
                .forEachEntry(
                        (name, schema) -> {
                            if (schema.has("oneOf") && !schema.has("discriminator")) {
                                assertThat(schema.path("oneOf"))
                                        .as(name)
                                        .extracting(
                                                one ->
                                                        document.at(
                                                                        one.path("$ref")
                                                                                .asString()
                                                                                .substring(1))
                                                                .at("/properties/type/enum"))
                                        .allMatch(JsonNode::isArray)
                                        .doesNotHaveDuplicates();
                            }
                        });
    }

    private void hasExamples(Operation operation) {
        assertThat(operation.examplePath()).doesNotContain("{", "//");
        assertThat(exampleBodies(operation).isEmpty())
                .isEqualTo(
                        operation
                                .description()
                                .at("/requestBody/content/application~1json")
                                .isMissingNode());
    }

    /** Those of the operation, or where it has none that of the schema, as Swagger UI shows. */
    private List<String> exampleBodies(Operation operation) {
        JsonNode content = operation.description().at("/requestBody/content/application~1json");
        List<String> bodies = new ArrayList<>();
        content.path("examples").forEach(one -> bodies.add(one.path("value").toString()));
        JsonNode schema = document.at(content.at("/schema/$ref").asString("#").substring(1));
        JsonNode single = content.has("example") ? content.path("example") : schema.path("example");
        if (bodies.isEmpty() && !single.isMissingNode()) {
            bodies.add(single.toString());
        }
        return bodies;
    }

    /** The model {@code iris} comes from the first example of a job, as the document says. */
    @Test
    void everyExampleCanBeSent() {
        JsonNode job = api.train(exampleBodies(operation("POST", "/api/v1/jobs")).get(0));
        String study = crossValidation();
        String batch = batchPrediction();
        for (Operation operation : operations()) {
            if (operation.toString().equals(FIRST_KEY)) {
                continue;
            }
            String path = withRealIds(operation.examplePath(), operation, job, study, batch);
            for (String body : exampleBodies(operation)) {
                send(operation, path, withRealIds(body, operation, job, study, batch));
            }
            if (operation.method().equals("GET")) {
                send(operation, path, "");
            }
        }
    }

    private void send(Operation operation, String path, String body) {
        HttpResponse<String> answer = api.exchange(operation.method(), path, body);
        if (body.contains("\"djl:")) {
            // what lies elsewhere cannot be reached from a test
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            return;
        }
        assertThat(answer.statusCode())
                .as("%s %s: %s", operation.method(), path, answer.body())
                .isBetween(200, 299);
        assertThat(operation.description().path("responses").propertyNames())
                .as(operation.toString())
                .contains(Integer.toString(answer.statusCode()));
    }

    /** The last example of a study, which has all that studies may have. */
    private String crossValidation() {
        List<String> bodies = exampleBodies(operation("POST", "/api/v1/studies"));
        JsonNode study = api.post("/api/v1/studies", bodies.get(bodies.size() - 1));
        String id = study.path("id").asString();
        await().atMost(Duration.ofMinutes(3))
                .until(
                        () ->
                                api.get("/api/v1/studies/" + id)
                                        .path("state")
                                        .asString()
                                        .equals("succeeded"));
        return id;
    }

    private String batchPrediction() {
        String path = "/api/v1/models/iris/predictions";
        String id = api.post(path, "{\"dataset\": \"iris\"}").path("id").asString();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> api.get(path + "/" + id).path("state").asString().equals("succeeded"));
        return id;
    }

    private static String withRealIds(
            String text, Operation operation, JsonNode job, String study, String batch) {
        if (operation.path().startsWith("/api/v1/models/{name}/predictions")) {
            return text.replace(SOME_ID, batch);
        }
        if (operation.path().startsWith("/api/v1/studies")) {
            return text.replace(SOME_ID, study);
        }
        String id = operation.path().startsWith("/api/v1/jobs") ? "id" : "run";
        return text.replace(SOME_ID, job.path(id).asString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"LayerSpec", "OptimizerSpec", "LossSpec", "ValidationSpec", "StudySpec"})
    void whatComesInKindsIsOneOfThemByItsType(String name) {
        JsonNode schema = document.at("/components/schemas/" + name);

        assertThat(schema.at("/discriminator/propertyName").asString()).isEqualTo("type");
        assertThat(schema.path("oneOf")).hasSizeGreaterThan(1);
        assertThat(schema.at("/discriminator/mapping").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrderElementsOf(
                        schema.path("oneOf")
                                .valueStream()
                                .map(one -> one.path("$ref").asString())
                                .toList());
        schema.at("/discriminator/mapping")
                .forEachEntry(
                        (type, reference) ->
                                assertThat(
                                                document.at(reference.asString().substring(1))
                                                        .at("/properties/type/enum/0")
                                                        .asString())
                                        .isEqualTo(type));
    }

    @Test
    void aRateIsANumberOrAWordOrASchedule() {
        JsonNode rate = document.at("/components/schemas/Rate");

        assertThat(rate.path("anyOf").valueStream().map(JsonNode::toString))
                .hasSize(6)
                .startsWith("{\"type\":\"number\",\"exclusiveMaximum\":1,\"minimum\":0}")
                .anyMatch(one -> one.contains("\"number\"") && one.contains("exclusiveMaximum"))
                .anyMatch(one -> one.contains("\"string\"") && one.contains("[\"auto\"]"))
                .contains("{\"$ref\":\"#/components/schemas/LinearRate\"}");
        for (String schedule : List.of("Curriculum", "Early", "Late", "Linear")) {
            JsonNode one = document.at("/components/schemas/" + schedule + "Rate");
            assertThat(one.at("/properties/schedule/enum").valueStream().map(JsonNode::asString))
                    .containsExactly(schedule.toLowerCase(Locale.ROOT));
            assertThat(one.path("required").valueStream().map(JsonNode::asString))
                    .contains("schedule");
        }
        assertThat(document.path("components").path("schemas").propertyNames())
                .doesNotContain("ConstantRate", "AutoRate");
    }

    @Test
    void labelsAndValuesHaveTheirOwnUncertainty() {
        JsonNode schemas = document.at("/components/schemas");

        assertThat(schemas.at("/ClassUncertainty/properties").propertyNames())
                .contains("std", "entropy", "mutualInformation");
        assertThat(schemas.at("/ValueUncertainty/properties").propertyNames())
                .contains("std", "modelInterval", "aleatoric", "epistemic", "interval");
    }

    @Test
    void nothingOfTheInsideIsShown() {
        assertThat(document.path("components").path("schemas").propertyNames())
                .doesNotContain("JsonNode", "Uncertainty");
        assertThat(document.at("/components/schemas/TensorData").has("properties")).isFalse();
    }

    private Operation operation(String method, String path) {
        return operations().stream()
                .filter(one -> one.toString().equals(method + " " + path))
                .findFirst()
                .orElseThrow();
    }

    /** All of them, those that make something before those that look at it. */
    private List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        document.path("paths")
                .forEachEntry(
                        (path, item) ->
                                item.forEachEntry(
                                        (method, described) ->
                                                all.add(
                                                        new Operation(
                                                                method.toUpperCase(Locale.ROOT),
                                                                path,
                                                                described))));
        List<String> order = List.of("PUT", "POST", "GET", "DELETE");
        all.sort(Comparator.comparing(operation -> order.indexOf(operation.method())));
        return all;
    }
}
