package dev.dropwise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.support.Api;
import dev.dropwise.support.DropwiseTest;
import dev.dropwise.support.OnEveryJdk;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What travels shorter, or not at all. */
@OnEveryJdk
@DropwiseTest
class CompressionIntegrationTests {

    @LocalServerPort private int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/datasets",
                "/api/v1/datasets/iris/content",
                "/v3/api-docs",
                "/actuator/prometheus"
            })
    void longTextsAreCompressed(String path) throws Exception {
        HttpResponse<byte[]> packed = get(path, "Accept-Encoding", "gzip");
        assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(packed.headers().allValues("Vary"))
                .anyMatch(vary -> vary.equalsIgnoreCase("accept-encoding"));
        HttpResponse<byte[]> plain = get(path, "Accept-Encoding", "identity");
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(packed.body()).hasSizeLessThan(plain.body().length / 2);
        if (!path.startsWith("/actuator")) {
            assertThat(unpacked(packed.body())).isEqualTo(text(plain));
        }
    }

    @Test
    void shortAnswersAndStreamsOfEventsAreNot() throws Exception {
        HttpResponse<byte[]> live = get("/v2/health/live", "Accept-Encoding", "gzip");
        assertThat(live.headers().firstValue("Content-Encoding")).isEmpty();
        JsonNode job =
                new Api(port)
                        .train(
                                """
                                {"dataset": "iris", "model": {"layers": [{"type": "dense"}]},
                                 "training": {"epochs": 40}}""");
        HttpResponse<byte[]> events =
                get(job.at("/links/events").asString(), "Accept-Encoding", "gzip");
        assertThat(events.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(text(events)).contains("event:epoch").hasSizeGreaterThan(5000);
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() throws Exception {
        new Api(port)
                .train(
                        """
                        {"dataset": "iris", "registerAs": "tagged", "training": {"epochs": 1},
                         "model": {"layers": [{"type": "dense"}]}}""");
        for (String path :
                new String[] {
                    "/v3/api-docs",
                    "/api/v1/models/tagged/versions/1/export",
                    "/api/v1/datasets/iris/content?split=training"
                }) {
            HttpResponse<byte[]> first = get(path, "Accept-Encoding", "gzip");
            String tag = first.headers().firstValue("ETag").orElseThrow();
            HttpResponse<byte[]> again = get(path, "If-None-Match", tag);
            assertThat(again.statusCode()).as(path).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(get(path, "If-None-Match", "\"another\"").statusCode()).isEqualTo(200);
        }
        assertThat(tag("/api/v1/datasets/iris/content?split=test"))
                .isNotEqualTo(tag("/api/v1/datasets/iris/content"));
    }

    private String tag(String path) throws Exception {
        return get(path, "Accept-Encoding", "identity").headers().firstValue("ETag").orElseThrow();
    }

    private HttpResponse<byte[]> get(String path, String header, String value) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header(header, value)
                        .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
    }

    private static String unpacked(byte[] packed) throws IOException {
        return new String(
                new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes(),
                StandardCharsets.UTF_8);
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
