package dev.dropwise.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.support.Api;
import dev.dropwise.support.DropwiseTest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Submissions that are answered when the job has ended. */
@DropwiseTest
class JobWaitsIntegrationTests {

    @LocalServerPort private int port;
    @Autowired private JsonMapper mapper;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    @Test
    void answersWhenTheJobHasEnded() {
        String key = UUID.randomUUID().toString();
        for (int status : new int[] {202, 200}) {
            HttpResponse<String> answer =
                    submit(
                            JobBodies.quick("waited for"),
                            "Prefer",
                            "respond-async, wait=120",
                            "Idempotency-Key",
                            key);
            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.headers().firstValue("Preference-Applied")).hasValue("wait=120");
            JsonNode job = mapper.readTree(answer.body());
            assertThat(job.get("state").asString()).isEqualTo("succeeded");
            assertThat(job.get("run").isString()).isTrue();
            assertThat(answer.headers().firstValue("Location"))
                    .hasValue("/api/v1/jobs/" + job.get("id").asString());
        }
    }

    @Test
    void answersWhenTheTimeIsOver() {
        Instant before = Instant.now();
        HttpResponse<String> answer = submit(JobBodies.LONG, "Prefer", "wait=1");

        assertThat(Duration.between(before, Instant.now())).isGreaterThan(Duration.ofSeconds(1));
        assertThat(answer.statusCode()).isEqualTo(202);
        JsonNode job = mapper.readTree(answer.body());
        assertThat(job.get("state").asString()).isIn("queued", "running");
        api.post(job.at("/links/cancel").asString(), "");
    }

    @Test
    void doesNotWaitUnasked() {
        HttpResponse<String> answer = submit(JobBodies.quick("at once"), "Prefer", "respond-async");

        assertThat(answer.headers().firstValue("Preference-Applied")).isEmpty();
        assertThat(mapper.readTree(answer.body()).get("state").asString()).isEqualTo("queued");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wait", "wait=", "wait=soon", "wait=-1", "wait=1.5"})
    void refusesWhatIsNoNumberOfSeconds(String prefer) {
        HttpResponse<String> answer = submit(JobBodies.quick("never"), "Prefer", prefer);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("'Prefer': expected wait=30, a whole number of seconds");
    }

    private HttpResponse<String> submit(String body, String... headers) {
        return api.exchange("POST", "/api/v1/jobs", body, headers);
    }
}
