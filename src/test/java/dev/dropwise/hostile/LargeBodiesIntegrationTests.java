package dev.dropwise.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.support.Api;
import dev.dropwise.support.ServiceProcess;
import dev.dropwise.web.DropwiseJson;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bodies that would take the heap of a small service, several at once. */
class LargeBodiesIntegrationTests {

    private static final int AT_ONCE = 12;
    private static final String CHECK = "/api/v1/model-specs/check?dataset=iris";

    @TempDir static Path home;
    private static ServiceProcess service;
    private static Api api;

    @BeforeAll
    static void start() throws Exception {
        service =
                ServiceProcess.start(home, "--dropwise.references.repository=http://127.0.0.1:1/");
        api = service.api();
        api.get("/actuator/health");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void ofAMillionLayersAreRefusedCheaply() {
        String body = layers("{\"type\": \"batchNorm\"}", 27 << 20);
        long start = System.nanoTime();
        List<HttpResponse<String>> answers = atOnce(CHECK, body);

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(413);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertStillWell();
    }

    @Test
    void ofFaultsWithinTheBoundAreAnsweredSoon() {
        String body = layers("{\"type\": \"dens\"}", 1_000_000);
        long start = System.nanoTime();
        List<HttpResponse<String>> answers = atOnce(CHECK, body);

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        assertThat(DropwiseJson.mapper().readTree(answers.get(0).body()).get("errors"))
                .hasSizeBetween(2, 100);
        assertStillWell();
    }

    @Test
    void ofNumbersWithinTheBoundWaitForRoom() {
        String body = "{\"instances\": [[" + "[1],".repeat(8 << 20) + "[1]]]}";
        List<HttpResponse<String>> answers = atOnce("/api/v1/models/none/predict", body);

        assertThat(answers)
                .extracting(HttpResponse::statusCode)
                .contains(503)
                .allMatch(status -> List.of(404, 413, 503).contains(status));
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 503)
                .allMatch(answer -> answer.headers().firstValue("Retry-After").isPresent());
        assertStillWell();
    }

    private static String layers(String layer, int bytes) {
        int count = bytes / (layer.length() + 1);
        return "{\"layers\": [" + (layer + ",").repeat(count - 1) + layer + "]}";
    }

    private static List<HttpResponse<String>> atOnce(String path, String body) {
        ExecutorService clients = Executors.newFixedThreadPool(AT_ONCE);
        List<CompletableFuture<HttpResponse<String>>> sent =
                IntStream.range(0, AT_ONCE)
                        .mapToObj(
                                i ->
                                        CompletableFuture.supplyAsync(
                                                () -> api.exchange("POST", path, body), clients))
                        .toList();
        List<HttpResponse<String>> answers = sent.stream().map(CompletableFuture::join).toList();
        clients.shutdown();
        return answers;
    }

    private static void assertStillWell() {
        assertThat(api.get("/actuator/health").get("status").asString()).isEqualTo("UP");
        assertThat(service.output()).doesNotContain("OutOfMemoryError");
    }
}
