package dev.dropwise.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.support.Api;
import dev.dropwise.support.RunningService;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Model specs of a short text and a large network. */
@RunningService
class DeepSpecsIntegrationTests {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String FLATTEN = "{\"type\":\"flatten\"}";
    private static final String CHECK = "/api/v1/model-specs/check?dataset=iris";

    @LocalServerPort private int port;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
        api.get("/actuator/health");
    }

    @Test
    void layersWithinLayersAreCounted() {
        String block = "{\"type\": \"residual\", \"layers\": [%s]}".formatted(list(99, FLATTEN));
        assertThat(errors(list(9, block)).path(0).path("detail").asString())
                .doesNotContain("at most 1,000");
        JsonNode error = errors(list(11, block)).path(0);
        assertThat(error.path("pointer").asString()).isEqualTo("/layers");
        assertThat(error.path("detail").asString())
                .isEqualTo("expected at most 1,000 layers, those within others too, received 1100");
    }

    @Test
    void fortyThousandAreAnsweredSoon() {
        String block = "{\"type\": \"residual\", \"layers\": [%s]}".formatted(list(100, FLATTEN));
        assertThat(errors(list(480, block)).path(0).path("pointer").asString())
                .isEqualTo("/layers");
    }

    @Test
    void layersWithinLayersOfLayersAreAnsweredSoon() {
        for (int depth : new int[] {10, 40, 200, 480}) {
            String deep = FLATTEN;
            for (int i = 0; i < depth; i++) {
                deep = "{\"type\": \"residual\", \"layers\": [%s]}".formatted(deep);
            }
            String body = "{\"layers\": [%s, {\"type\": \"dense\"}]}".formatted(deep);
            long start = System.nanoTime();
            HttpResponse<String> answer = api.exchange("POST", CHECK, body);
            assertThat(answer.statusCode()).as(answer.body()).isIn(200, 400);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
        }
    }

    private static String list(int count, String layer) {
        return (layer + ",").repeat(count - 1) + layer;
    }

    private JsonNode errors(String layers) {
        long start = System.nanoTime();
        JsonNode checked = api.post(CHECK, "{\"layers\": [" + layers + "]}");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
        return checked.get("errors");
    }
}
