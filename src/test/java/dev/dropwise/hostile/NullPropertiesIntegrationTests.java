package dev.dropwise.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.support.Api;
import dev.dropwise.support.RunningService;
import dev.dropwise.support.Upload;
import dev.dropwise.web.DropwiseJson;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Null is taken where the OpenAPI document says so, and a fault of its own elsewhere. */
@RunningService
@TestPropertySource(properties = "dropwise.role=api")
class NullPropertiesIntegrationTests {

    private static final String SOME_ID = "0198c0de-7a3b-7000-8000-000000000001";

    @LocalServerPort private int port;

    private Api api;

    @Test
    void everyPropertyOfEveryBodyIsReadAsTheDocumentSays() {
        api = new Api(port);
        JsonNode document = api.get("/v3/api-docs");
        SoftAssertions softly = new SoftAssertions();
        Set<String> seen = new HashSet<>();
        int[] count = new int[2];
        document.path("paths")
                .forEachEntry(
                        (path, item) ->
                                item.forEachEntry(
                                        (method, operation) -> {
                                            JsonNode schema = schema(operation);
                                            for (NullCases.NullCase one :
                                                    NullCases.of(document, schema, seen)) {
                                                count[one.allowed() ? 1 : 0]++;
                                                check(method, path, operation, one, softly);
                                            }
                                        }));
        softly.assertAll();
        assertThat(count[0]).isGreaterThan(250);
        assertThat(count[1]).isGreaterThan(30);
    }

    /** Of a body in JSON, or of the part that describes an upload. */
    private static JsonNode schema(JsonNode operation) {
        JsonNode content = operation.at("/requestBody/content");
        JsonNode json = content.at("/application~1json/schema");
        return json.isMissingNode()
                ? content.at("/multipart~1form-data/schema/properties/options")
                : json;
    }

    private void check(
            String method,
            String path,
            JsonNode operation,
            NullCases.NullCase one,
            SoftAssertions softly) {
        HttpResponse<String> answer = send(method, path, operation, one.body());
        boolean isRefused =
                path.startsWith("/v2")
                        ? answer.body().contains(one.pointer() + ": ")
                                && answer.body().contains("received null")
                        : DropwiseJson.mapper()
                                .readTree(answer.body())
                                .path("errors")
                                .valueStream()
                                .anyMatch(fault -> isOfNull(fault, one.pointer()));
        softly.assertThat(isRefused)
                .as("%s %s with %s: %d %s", method, path, one, answer.statusCode(), answer.body())
                .isEqualTo(!one.allowed());
        softly.assertThat(answer.statusCode()).isNotEqualTo(500);
    }

    private static boolean isOfNull(JsonNode fault, String pointer) {
        return fault.path("pointer").asString().equals(pointer)
                && fault.path("detail").asString().endsWith("received null");
    }

    private HttpResponse<String> send(
            String method, String path, JsonNode operation, JsonNode body) {
        if (operation.at("/requestBody/content/application~1json").isMissingNode()) {
            return api.upload(Upload.with(body.toString()).file("a.csv", "a,b\n1,2\n"));
        }
        String example = path.replace("{id}", SOME_ID).replaceAll("\\{version}", "1");
        return api.exchange(
                method.toUpperCase(Locale.ROOT),
                example.replaceAll("\\{\\w+}", "nothing"),
                body.toString());
    }
}
