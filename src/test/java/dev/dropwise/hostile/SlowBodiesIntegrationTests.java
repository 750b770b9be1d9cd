package dev.dropwise.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dropwise.support.Api;
import dev.dropwise.support.RunningService;
import dev.dropwise.support.Upload;
import dev.dropwise.web.body.ByteBudget;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Connections that send their bodies a byte at a time. */
@RunningService
@TestPropertySource(properties = "dropwise.web.body-timeout=4s")
@ExtendWith(OutputCaptureExtension.class)
class SlowBodiesIntegrationTests {

    private static final int CONNECTIONS = 260;

    /** Long before any of the slow requests ends; how long exactly, HostileDrill measures. */
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    private static final String JSON = "Content-Type: application/json\r\nContent-Length: 1000000";
    private static final String LONG_JSON =
            "Content-Type: application/json\r\nContent-Length: 200000000";
    private static final String CHUNKED =
            "Content-Type: application/json\r\nTransfer-Encoding: chunked";
    private static final String UPLOAD =
            "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 1000000";
    private static final String FORM =
            "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000000";

    private static final String PART =
            "\r\n\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n1,2";
    private static final String CSV = "a,b\n" + "1,x\n2,y\n".repeat(20);

    @LocalServerPort private int port;
    @Autowired private ByteBudget budget;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /api/v1/model-specs/check?dataset=iris HTTP/1.1\r\n" + JSON,
                "POST /api/v1/jobs HTTP/1.1\r\n" + LONG_JSON,
                "POST /v2/models/iris/infer HTTP/1.1\r\n" + CHUNKED,
                "POST /api/v1/datasets HTTP/1.1\r\n" + UPLOAD,
                "POST /nothing HTTP/1.1\r\n" + FORM,
                "PUT /nothing HTTP/1.1\r\n" + FORM,
                "GET /actuator/health HTTP/1.1\r\n" + JSON,
            })
    void holdUpNobody(String head, CapturedOutput output) throws IOException {
        Api api = new Api(port);
        // The first answer is compared with a document that is made then.
        api.get("/actuator/health");
        String first = head.replaceFirst("\r\n", "\r\nHost: localhost\r\n");
        try (DrippingRequests slow = new DrippingRequests(port, CONNECTIONS, first, 300)) {
            for (int i = 0; i < 20; i++) {
                long start = System.nanoTime();
                assertThat(api.get("/actuator/health").get("status").asString()).isEqualTo("UP");
                api.post("/api/v1/model-specs/check?dataset=iris", "{\"layers\": []}");
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(AT_ONCE);
            }
            assertThat(slow.statuses()).allMatch(status -> status == 0 || status >= 400);
        }
        await().until(() -> budget.taken() == 0);
        assertThat(output).doesNotContain("\tat ");
    }

    /** As many uploads as may be, broken off in the middle of a part. */
    @Test
    void thatAreAbandonedLeaveNothing(CapturedOutput output) throws IOException {
        String head = "POST /api/v1/datasets HTTP/1.1\r\nHost: localhost\r\n" + UPLOAD;
        for (int i = 0; i < CONNECTIONS / 20; i++) {
            DrippingRequests abandoned = new DrippingRequests(port, 20, head + PART, 1000);
            abandoned.close();
        }
        Upload upload = Upload.with("{\"name\": \"after\", \"target\": \"b\"}").file("a.csv", CSV);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> new Api(port).upload(upload).statusCode() == 201);
        assertThat(output).doesNotContain("\tat ");
    }

    /** They take the answer as slowly as others send a body. */
    @Test
    void slowReadersLeaveThreadsToHealth() throws IOException {
        Api api = new Api(port);
        api.get("/actuator/health");
        String head = "GET /api/v1/datasets/mnist-small/content HTTP/1.1\r\nHost: localhost";
        try (DrippingRequests slow = new DrippingRequests(port, CONNECTIONS, head, 100_000)) {
            for (int i = 0; i < 20; i++) {
                long start = System.nanoTime();
                assertThat(api.get("/actuator/health").get("status").asString()).isEqualTo("UP");
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(AT_ONCE);
            }
            assertThat(slow.count()).isPositive();
        }
    }

    @Test
    void areToldThatTheyWereTooSlow() throws IOException {
        String head = "POST /api/v1/jobs HTTP/1.1\r\nHost: localhost\r\n" + JSON;
        try (DrippingRequests slow = new DrippingRequests(port, 3, head, 300)) {
            assertThat(slow.statuses()).containsOnly(408);
        }
    }
}
