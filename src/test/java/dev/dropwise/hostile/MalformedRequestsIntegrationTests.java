package dev.dropwise.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.support.Api;
import dev.dropwise.support.OnEveryJdk;
import dev.dropwise.support.RunningService;
import dev.dropwise.support.Upload;
import dev.dropwise.web.DropwiseJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Requests that once ended in a 500, took minutes, or were answered with megabytes. */
@OnEveryJdk
@RunningService
@ExtendWith(OutputCaptureExtension.class)
class MalformedRequestsIntegrationTests {

    @LocalServerPort private int port;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
        api.get("/actuator/health");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=%zz", "=", "=&limit=3", "after=%ff%fe", "&&=", "limit=1&=2"})
    void aBrokenQueryIsNoFailureOfOurs(String query, CapturedOutput output) throws IOException {
        String answer = RawRequest.send(port, "GET /api/v1/jobs?" + query + " HTTP/1.1");

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("application/problem+json");
        assertThat(output).doesNotContain("\tat ");
    }

    /** No client sends what follows the mark: it is either part of the name, or a slip. */
    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/datasets/iris#x", "/api/v1/datasets#", "/#/api/v1/datasets"})
    void aRawNumberSignInAPathIsRefused(String path, CapturedOutput output) throws IOException {
        String answer = RawRequest.send(port, "GET " + path + " HTTP/1.1");

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("application/problem+json");
        assertThat(output).doesNotContain("\tat ");
        for (String encoded : List.of("iris%23x", "iris%23", "%23")) {
            assertThat(api.exchange("GET", "/api/v1/datasets/" + encoded, "").statusCode())
                    .isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nContent-Length: 6",
                "Content-Length: 5\r\nContent-Length: 5",
                "Content-Length: -5",
                "Content-Length: five",
                "Content-Length: 99999999999999999999",
                "Transfer-Encoding: chunked, gzip",
            })
    void aLengthThatIsNoneIsRefused(String length, CapturedOutput output) throws IOException {
        String answer = RawRequest.send(port, "POST /api/v1/jobs HTTP/1.1\r\n" + length);

        assertThat(answer).matches("(?s)HTTP/1.1 (400|415|501) .*");
        assertThat(output).doesNotContain("\tat ");
    }

    /** Refused before its body is there, which nobody waits for then. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/models/iris/predict",
                "/api/v1/models/iris/evaluate",
                "/api/v1/jobs",
                "/api/v1/datasets"
            })
    void whatIsRefusedBeforeItsBodyHasAWholeAnswer(String path) throws IOException {
        String head =
                """
                POST %s HTTP/1.1
                Host: localhost
                Accept-Encoding: gzip
                Content-Type: multipart/form-data
                Content-Length: 3

                """
                        .replace("\n", "\r\n");
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write(head.formatted(path).getBytes(StandardCharsets.US_ASCII));
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(answer).startsWith("HTTP/1.1 400 ").endsWith("\r\n0\r\n\r\n");
        }
    }

    @Test
    void aThousandAndOneParametersAreTooMany(CapturedOutput output) throws IOException {
        String query =
                IntStream.range(0, 1001)
                        .mapToObj(i -> "a" + i + "=")
                        .collect(Collectors.joining("&"));
        for (String path : new String[] {"/api/v1/jobs", "/api/v1/datasets/iris/augmented"}) {
            String answer = RawRequest.send(port, "GET " + path + "?" + query + " HTTP/1.1");
            assertThat(answer).startsWith("HTTP/1.1 400 ").hasSizeLessThan(20_000);
        }
        assertThat(output).doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\n\n", "\t"})
    void aBlankBodyIsMalformed(String body) {
        for (String path :
                new String[] {
                    "/api/v1/jobs", "/api/v1/model-specs/check", "/v2/models/iris/infer"
                }) {
            assertThat(api.exchange("POST", path, body, "Content-Type", "application/json"))
                    .returns(400, HttpResponse::statusCode);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "[]", "3"})
    void optionsWithNothingInThemAreInvalid(String options) {
        assertThat(api.upload(Upload.with(options).file("a.csv", "a,b\n1,2\n")).statusCode())
                .isEqualTo(422);
    }

    @Test
    void anArrayOfThousandsOfDimensionsIsInvalid() {
        String head =
                "{'descr': '<f4', 'fortran_order': False, 'shape': (" + "1,".repeat(4900) + ")}";
        ByteArrayOutputStream npy = new ByteArrayOutputStream();
        npy.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
        npy.write(head.length() & 0xff);
        npy.write(head.length() >> 8);
        npy.writeBytes(head.getBytes(StandardCharsets.US_ASCII));

        HttpResponse<String> answer =
                api.upload(Upload.with("{\"name\": \"deep\"}").file("x.npy", npy.toByteArray()));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("expected at most 64 dimensions, received 4,900");
    }

    @Test
    void tooManyColumnsAreRefusedByTheHead() {
        String names =
                IntStream.range(0, 9999).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        String row = "1" + ",1".repeat(9998);
        assertSoon(413, "c.csv", names + "\n" + (row + "\n").repeat(5), "at most 4,096 columns");
        assertSoon(
                413,
                "c.arff",
                "@relation r\n"
                        + IntStream.range(0, 50_000)
                                .mapToObj(i -> "@attribute c" + i + " numeric\n")
                                .collect(Collectors.joining())
                        + "@data\n",
                "at most 4,096 columns");
    }

    @Test
    void tabsInAnArffFileAreReadOnce() {
        assertSoon(
                422,
                "t.arff",
                "@relation r\n@attribute a numeric\n@data\n1" + "\t".repeat(1_000_000) + "x\n",
                "expected");
    }

    @Test
    void anErrorIsAnExcerpt() {
        String values =
                IntStream.range(0, 1_000_000)
                        .mapToObj(i -> "v" + i)
                        .collect(Collectors.joining(","));
        HttpResponse<String> answer =
                api.upload(
                        Upload.with("{\"name\": \"nominal\"}")
                                .file(
                                        "n.arff",
                                        "@relation r\n@attribute a {%s}\n@attribute b numeric\n@data\nw,1\n"
                                                .formatted(values)));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).hasSizeLessThan(10_000).contains("expected one of [v0, v1");

        HttpResponse<String> faults =
                api.upload(
                        Upload.with(
                                        "{\"name\": \"o\", "
                                                + IntStream.range(0, 9000)
                                                        .mapToObj(
                                                                i ->
                                                                        "\""
                                                                                + "x".repeat(90)
                                                                                + i
                                                                                + "\": 1")
                                                        .collect(Collectors.joining(","))
                                                + "}")
                                .file("a.csv", "a,b\n1,2\n"));
        assertThat(faults.statusCode()).isEqualTo(422);
        assertThat(faults.body()).hasSizeLessThan(300_000);
        JsonNode errors = DropwiseJson.mapper().readTree(faults.body()).get("errors");
        assertThat(errors).hasSizeLessThanOrEqualTo(101);
    }

    @Test
    void whatUnpacksOutOfProportionIsRefused() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("a,b\n".getBytes(StandardCharsets.US_ASCII));
            byte[] rows = "0,0\n".repeat(1 << 18).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 343; i++) {
                gzip.write(rows);
            }
        }
        HttpResponse<String> answer =
                api.upload(
                        Upload.with("{\"name\": \"bomb\"}").file("b.csv.gz", packed.toByteArray()));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("when unpacked");
    }

    @Test
    void aRangeThatIsNotThereIsAnsweredAlone() {
        for (String path : List.of("/swagger-ui/index.html", "/swagger-ui/swagger-ui.css")) {
            for (String range : List.of("bytes=abc", "bytes=99999999-", "bytes=5-2", "bytes=--1")) {
                HttpResponse<String> answer = api.exchange("GET", path, "", "Range", range);
                assertThat(answer.statusCode()).as(range).isEqualTo(416);
                assertThat(answer.body()).hasSizeLessThan(1000);
            }
        }
    }

    @Test
    void methodsThatAreThereAreNamed() {
        assertThat(allowed("/api/v1/jobs"))
                .containsExactlyInAnyOrder("GET", "HEAD", "POST", "OPTIONS");
        assertThat(allowed("/api/v1/jobs/0198c0de-7a3b-7000-8000-000000000001/cancel"))
                .containsExactlyInAnyOrder("POST", "OPTIONS");
        assertThat(api.exchange("OPTIONS", "/api/v1/nothing", "").statusCode()).isEqualTo(404);
    }

    private Set<String> allowed(String path) {
        HttpResponse<String> answer = api.exchange("OPTIONS", path, "");
        assertThat(answer.statusCode()).isEqualTo(200);
        return Set.of(answer.headers().firstValue("Allow").orElse("").split(", ?"));
    }

    @Test
    void namesHaveNoControlCharacters() {
        for (String name : List.of("a\\u0000b", "a\\nb", "\\u001b[31mred", "a\\u202eb")) {
            JsonNode problem =
                    api.problem(
                            422,
                            "POST",
                            "/api/v1/jobs",
                            "{\"dataset\": \"iris\", \"name\": \"%s\"}".formatted(name));
            assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo("/name");
        }
    }

    private void assertSoon(int status, String file, String text, String words) {
        Upload upload = Upload.with("{\"name\": \"wide\"}").file(file, text);
        long start = System.nanoTime();
        HttpResponse<String> answer = api.upload(upload);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(words);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
}
