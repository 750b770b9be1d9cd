package dev.dropwise.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.support.Api;
import dev.dropwise.support.RunningService;
import dev.dropwise.support.Upload;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** What is full says so, and when to try again. */
@RunningService
@TestPropertySource(
        properties = {
            "dropwise.jobs.max-queued=2",
            "dropwise.datasets.quota.count=1",
            "dropwise.web.min-free-disk=1000000GB"
        })
class BoundsIntegrationTests {

    @LocalServerPort private int port;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    @Test
    void soManyJobsMayWait() {
        String waiting = "{\"dataset\": \"iris\", \"device\": \"gpu\"}";
        String first = api.post("/api/v1/jobs", waiting).get("id").asString();
        api.post("/api/v1/jobs", waiting);

        assertBusy(
                api.exchange("POST", "/api/v1/jobs", waiting),
                "2 jobs are waiting, as many as may (dropwise.jobs.max-queued)");
        api.post("/api/v1/jobs/" + first + "/cancel", "");
        api.post("/api/v1/jobs", waiting);
    }

    @Test
    void soManyDataSetsMayBeKept() {
        String made = "{\"name\": \"%s\", \"type\": \"moons\", \"rows\": 20}";
        api.post("/api/v1/datasets/synthesize", made.formatted("moon"));

        assertBusy(
                api.exchange("POST", "/api/v1/datasets/synthesize", made.formatted("another")),
                "(dropwise.datasets.quota.count): delete some");
        assertThat(api.exchange("DELETE", "/api/v1/datasets/moon", "").statusCode()).isEqualTo(204);
        api.post("/api/v1/datasets/synthesize", made.formatted("another"));
    }

    @Test
    void anUploadLeavesSoMuchOfTheDisk() {
        assertBusy(
                api.upload(Upload.with("{\"name\": \"a\"}").file("a.csv", "a,b\n1,2\n")),
                "the disk has too little space for it (dropwise.web.min-free-disk is ");
        assertThat(api.exchange("GET", "/api/v1/datasets/a", "").statusCode()).isEqualTo(404);
    }

    private static void assertBusy(HttpResponse<String> answer, String words) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.body()).contains(words);
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
    }
}
