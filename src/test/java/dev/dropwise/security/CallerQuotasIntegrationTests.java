package dev.dropwise.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** What one caller may have at most, while others have theirs. */
@TestPropertySource(
        properties = {
            "dropwise.security.bytes-per-hour=20KB",
            "dropwise.security.streams=2",
            "dropwise.jobs.max-queued-per-owner=2"
        })
class CallerQuotasIntegrationTests extends KeyedService {

    private static final String WAITING = "{\"dataset\": \"iris\", \"device\": \"gpu\"}";

    @LocalServerPort private int port;

    @Test
    void jobsOfOneOwnerThatWait() throws Exception {
        String alice = key("queuer", AccessRole.TRAINER);
        for (int i = 0; i < 2; i++) {
            assertThat(send(alice, "POST", "/api/v1/jobs", WAITING).statusCode()).isEqualTo(202);
        }
        assertTooMany(
                send(alice, "POST", "/api/v1/jobs", WAITING),
                "2 jobs of queuer are waiting, as many as may of one owner");
        String bob = key("another", AccessRole.TRAINER);
        assertThat(send(bob, "POST", "/api/v1/jobs", WAITING).statusCode()).isEqualTo(202);
    }

    @Test
    void bytesOfBodies() throws Exception {
        String alice = key("writer", AccessRole.TRAINER);
        String check = "/api/v1/model-specs/check";
        String body = "{\"layers\": []}" + " ".repeat(12_000);
        assertThat(send(alice, "POST", check, body).statusCode()).isEqualTo(200);
        assertTooMany(send(alice, "POST", check, body), "at most 20,480 bytes an hour");
        assertThat(send(alice, "POST", check, body + body).statusCode()).isEqualTo(413);
        assertThat(send(alice, "GET", "/api/v1/jobs", "").statusCode()).isEqualTo(200);
        assertThat(sendInChunks(alice, check, "{}").statusCode()).isEqualTo(411);
        String bob = key("reader-of-his-own", AccessRole.TRAINER);
        assertThat(send(bob, "POST", check, body).statusCode()).isEqualTo(200);
    }

    @Test
    void openStreams() throws Exception {
        HttpResponse<String> job = send(admin, "POST", "/api/v1/jobs", WAITING);
        String path = "/api/v1/jobs/" + JSON.readTree(job.body()).get("id").asString();
        String events = path + "/events";
        String alice = key("watcher", AccessRole.READER);
        try (InputStream first = stream(alice, events).body();
                InputStream second = stream(alice, events).body()) {
            assertThat(first.read()).isPositive();
            assertThat(second.read()).isPositive();
            HttpResponse<String> third =
                    send(alice, "GET", events, "", "Accept", "text/event-stream");
            assertTooMany(third, "at most 2 open streams");
            assertThat(send(alice, "GET", events, "", "Accept", "application/json").statusCode())
                    .isEqualTo(200);
            stream(key("other-watcher", AccessRole.READER), events).body().close();
        }
        // That a reader is gone is seen by what is sent to it: its job's events, or a heartbeat.
        await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> {
                            send(admin, "POST", path + "/pause", "");
                            send(admin, "POST", path + "/resume", "");
                            HttpResponse<InputStream> again = stream(alice, events);
                            again.body().close();
                            return again.statusCode() == 200;
                        });
    }

    private HttpResponse<InputStream> stream(String key, String path) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Accept", "text/event-stream")
                        .header("Authorization", "Bearer " + key)
                        .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
    }

    private static void assertTooMany(HttpResponse<String> answer, String words) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(429);
        assertThat(answer.body()).contains(words);
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
    }
}
