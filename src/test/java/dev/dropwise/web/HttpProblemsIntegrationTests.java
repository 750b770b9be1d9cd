package dev.dropwise.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.support.OnEveryJdk;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@OnEveryJdk
@SpringBootTest(
        classes = WebTestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "dropwise.web.max-json-size=100KB",
            "management.endpoint.health.group.readiness.include=readinessState"
        })
@ExtendWith(OutputCaptureExtension.class)
class HttpProblemsIntegrationTests {

    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonMapper mapper = DropwiseJson.mapper();

    @LocalServerPort private int port;

    @ParameterizedTest
    @CsvSource({
        "GET, /nothing, 404, not-found, there is nothing at /nothing",
        "GET, /sketches/a, 404, not-found, there is no sketch 'a'",
        "POST, /conflict, 409, conflict, the job is running",
        "POST, /large, 413, content-too-large, 'expected at most 3 instances, received 4'",
        "POST, /full, 503, service-unavailable, the queue is full",
        "GET, /refused, 403, forbidden, Forbidden",
        "POST, /sketches, 400, bad-request, 'expected a JSON body, received nothing'",
        "GET, /sketches?limit=0, 400, bad-request, '''limit'': expected 1 <= limit <= 200, received \"0\"'",
        "GET, /sketches?after=%24, 400, bad-request, '''after'': expected a cursor from next, received \"$\"'",
        "GET, /sketches?function=rleu, 400, bad-request, 'expected one of \"relu\", \"leakyRelu\", received \"rleu\"; did you mean \"relu\"?'",
        "GET, /sketches?functon=relu, 400, bad-request, 'parameter ''functon'': unknown, did you mean ''function''? expected after, function, limit'",
        "GET, /sketches?x=1&y&limit=3, 400, bad-request, 'parameter ''x'': unknown; expected after, function, limit; parameter ''y'': unknown; expected after, function, limit'",
        "GET, /sketches?limit=3&limit=4, 400, bad-request, 'parameter ''limit'': expected one value, received 2 values'",
        "GET, /sketches/a?%66ull=1, 400, bad-request, 'parameter ''full'': unknown; expected no parameters'",
        "POST, /conflict?samples=50, 400, bad-request, 'parameter ''samples'': unknown; expected no parameters'",
        "GET, /sketches/a/versions/x, 400, bad-request, '''version'': expected a whole number, received \"x\"'",
        "GET, /sketches/a/versions/1?rows=10, 400, bad-request, '''rows'': expected 1 <= rows <= 9, received 10'",
    })
    void everyErrorIsAProblem(String method, String path, int status, String slug, String detail)
            throws Exception {
        HttpResponse<String> response = send(method, path, "");
        JsonNode problem = problem(response, status);
        assertThat(problem.path("type").asString()).isEqualTo("/problems/" + slug);
        assertThat(problem.path("detail").asString()).contains(detail);
        assertThat(problem.path("instance").asString()).isEqualTo(path.split("\\?", 2)[0]);
        assertThat(problem.path("title").asString()).isNotBlank();
    }

    @Test
    void aWrongMethodSaysWhichAreAllowed() throws Exception {
        HttpResponse<String> response = send("DELETE", "/sketches", "");
        assertThat(problem(response, 405).path("detail").asString())
                .isEqualTo("expected GET or POST, received DELETE");
        assertThat(response.headers().firstValue("Allow").orElse("")).contains("GET", "POST");
    }

    @Test
    void aFullServiceSaysWhenToComeBack() throws Exception {
        HttpResponse<String> response = send("POST", "/full", "");
        assertThat(response.headers().firstValue("Retry-After")).hasValue("2");
    }

    @Test
    void aMediaTypeThatIsNotReadOrNotWrittenIsAProblem() throws Exception {
        problem(sendTyped("POST", "/sketches", "text/plain", "*/*", "x"), 415);
        problem(sendTyped("GET", "/sketches", "application/json", "image/png", ""), 406);
        problem(sendTyped("GET", "/events", "application/json", "text/event-stream", ""), 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/yaml"})
    void onlyJsonIsReadAndTheAnswerSaysSo(String type) throws Exception {
        JsonNode problem = problem(sendTyped("POST", "/sketches", type, "*/*", "name: a"), 415);
        assertThat(problem.path("detail").asString())
                .isEqualTo(
                        "expected a body with the header Content-Type: application/json, received "
                                + type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"a\",\n \"epochs\": }",
                "{\"name\": \"a\"",
                "{\"name\": \"a\",\n \"name\": \"b\"}",
                "{} {}",
                "{\"learningRate\": 1e999}",
                "{\"learningRate\": NaN}",
                "'",
                "DEPTH",
                "DIGITS"
            })
    void textThatIsNotJsonIsMalformed(String body) throws Exception {
        String sent =
                body.replace("DEPTH", "{\"layers\":" + "[".repeat(5000))
                        .replace("DIGITS", "{\"epochs\":" + "9".repeat(5000) + "}");
        JsonNode problem = problem(send("POST", "/sketches", sent), 400);
        assertThat(problem.path("detail").asString())
                .startsWith("malformed JSON")
                .doesNotContain("jackson", "java", "`", "Source", "to allow");
    }

    @Test
    void anInvalidBodyComesBackWithAllItsFaults() throws Exception {
        String body =
                """
                {"name": "", "epochs": "3", "layer": [],
                 "layers": [{"type": "dnse"}, {"type": "dropout", "rate": 1.5, "inPlace": false}]}
                """;
        JsonNode problem = problem(send("POST", "/sketches", body), 422);
        assertThat(problem.path("type").asString()).isEqualTo("/problems/invalid-request");
        assertThat(problem.path("detail").asString()).isEqualTo("5 faults, see errors");
        assertThat(problem.path("errors").valueStream().map(e -> e.path("pointer").asString()))
                .containsExactlyInAnyOrder(
                        "/name", "/epochs", "/layer", "/layers/0/type", "/layers/1/rate");
    }

    @Test
    void theJsonPartOfAnUploadIsReadInTheSameWay() throws Exception {
        String body =
                """
                --b
                Content-Disposition: form-data; name="file"; filename="a.csv"

                1,2
                --b
                Content-Disposition: form-data; name="options"
                Content-Type: application/json

                {"name": "", "epochs": 0, "layers": [{"type": "residual", "layers": []}]}
                --b--
                """
                        .replace("\n", "\r\n");
        JsonNode problem =
                problem(
                        sendTyped(
                                "POST", "/uploads", "multipart/form-data; boundary=b", "*/*", body),
                        422);
        assertThat(problem.path("errors")).hasSize(3);
    }

    @Test
    void aBodyBeyondTheBoundIsTooLargeEvenInChunks() throws Exception {
        byte[] body = new byte[200_000];
        Arrays.fill(body, (byte) ' ');
        problem(send("POST", "/sketches", new String(body, StandardCharsets.UTF_8)), 413);
        HttpRequest chunked =
                request("/sketches")
                        .header("Content-Type", "application/json")
                        .POST(
                                BodyPublishers.ofInputStream(
                                        () -> new java.io.ByteArrayInputStream(body)))
                        .build();
        problem(client.send(chunked, BodyHandlers.ofString()), 413);
    }

    @Test
    void anUnexpectedFailureShowsACorrelationIdAndNoInternals(CapturedOutput output)
            throws Exception {
        HttpResponse<String> response = send("GET", "/broken", "");
        String id = problem(response, 500).path("correlationId").asString();
        assertThat(response.body()).doesNotContain("secret", "Exception");
        assertThat(output).contains(id, "IllegalStateException: secret", "at dev.dropwise");
    }

    @Test
    void aClientThatHasGoneLeavesNoStackTrace(CapturedOutput output) throws Exception {
        send("GET", "/gone", "");
        assertThat(output).doesNotContain("Broken pipe");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v2/nothing, 404",
        "DELETE, /v2/conflict, 405",
        "POST, /v2/conflict, 409",
        "GET, /v2/broken, 500",
        "POST, /v2/sketches, 400"
    })
    void underTheInferenceProtocolAnErrorIsOneSentence(String method, String path, int status)
            throws Exception {
        HttpResponse<String> response = send(method, path, "");
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        JsonNode body = mapper.readTree(response.body());
        assertThat(body.propertyNames()).containsExactly("error");
        assertThat(body.path("error").asString()).isNotBlank().doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /a<b HTTP/1.1\r\nHost: localhost\r\n",
                "GET /%zz HTTP/1.1\r\nHost: localhost\r\n",
                "GET /a%2Fb HTTP/1.1\r\nHost: localhost\r\n",
                "GET / HTTP/1.1\r\n",
                "GET / HTTP/9.1\r\nHost: localhost\r\n"
            })
    void whatTheContainerRefusesIsAProblemToo(String head) throws Exception {
        String response = raw(head + "Connection: close\r\n\r\n");
        assertThat(response).matches("(?s)HTTP/1.1 (400|505|404).*");
        assertThat(response).contains("application/problem+json", "\"type\":\"/problems/");
        assertThat(response).doesNotContain("<html", "Tomcat");
    }

    @Test
    void aPageGoesOnWhereTheLastOneEnded() throws Exception {
        JsonNode first =
                mapper.readTree(send("GET", "/sketches?limit=3&function=leakyRelu", "").body());
        assertThat(first.path("items")).hasSize(3);
        assertThat(first.at("/items/0").toString())
                .isEqualTo(
                        "{\"id\":\"id5\",\"function\":\"leakyRelu\",\"at\":\"1970-01-01T00:00:00Z\",\"loss\":null,\"all\":[1.0,null]}");
        String next = first.path("next").asString();
        JsonNode second = mapper.readTree(send("GET", "/sketches?after=" + next, "").body());
        assertThat(second.at("/items/0/id").asString()).isEqualTo("id2");
        assertThat(second.path("items")).hasSize(2);
        assertThat(second.path("next").isNull()).isTrue();
    }

    private JsonNode problem(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        JsonNode problem = mapper.readTree(response.body());
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        return problem;
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        return sendTyped(method, path, "application/json", "*/*", body);
    }

    private HttpResponse<String> sendTyped(
            String method, String path, String contentType, String accept, String body)
            throws Exception {
        HttpRequest request =
                request(path)
                        .header("Content-Type", contentType)
                        .header("Accept", accept)
                        .method(method, BodyPublishers.ofString(body))
                        .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
