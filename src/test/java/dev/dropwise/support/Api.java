package dev.dropwise.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dropwise.web.DropwiseJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client of a running service, as a user's program would be one. Every answer is held against the
 * service's OpenAPI document.
 */
public final class Api {

    private static final JsonMapper JSON = DropwiseJson.mapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;

    public Api(int port) {
        this.base = "http://localhost:" + port;
    }

    /** The answer to a request that succeeds. */
    public JsonNode get(String path) {
        return json(expect(2, request(path).GET()));
    }

    /** What is a stream of events as well, as a list. */
    public JsonNode list(String path) {
        return JSON.readTree(text(path, "application/json"));
    }

    /** The answer to a request that succeeds. */
    public JsonNode post(String path, String body) {
        return json(expect(2, request(path).POST(BodyPublishers.ofString(body))));
    }

    /** The text of an answer, in the media type that is asked for. */
    public String text(String path, String accept) {
        return expect(2, request(path).header("Accept", accept).GET()).body();
    }

    /** The bytes of an answer to a request that succeeds. */
    public HttpResponse<byte[]> bytes(String path) {
        try {
            HttpResponse<byte[]> response =
                    client.send(request(path).GET().build(), BodyHandlers.ofByteArray());
            assertThat(response.statusCode()).isEqualTo(200);
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Whatever comes back. */
    public HttpResponse<String> exchange(
            String method, String path, String body, String... headers) {
        HttpRequest.Builder request = request(path).method(method, BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    /** The answer to an upload of a data set. */
    public HttpResponse<String> upload(Upload upload) {
        return send(upload.to(base + "/api/v1/datasets"));
    }

    /** The problem that a request ends in. */
    public JsonNode problem(int status, String method, String path, String body) {
        HttpResponse<String> response = exchange(method, path, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        return json(response);
    }

    /** Submits a job and waits for its end; gives the job. */
    public JsonNode train(String job) {
        return awaitEnd(post("/api/v1/jobs", job).get("id").asString());
    }

    /** Waits until a job can change no more; gives the job. */
    public JsonNode awaitEnd(String job) {
        return awaitState(job, "succeeded", "failed", "cancelled");
    }

    /** Waits until a job is in one of the states; gives the job. */
    public JsonNode awaitState(String job, String... states) {
        return await("job " + job + " to be " + List.of(states))
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> get("/api/v1/jobs/" + job),
                        found -> List.of(states).contains(found.get("state").asString()));
    }

    /** The SHA-256 of a run's checkpoint of a kind. */
    public String checkpoint(JsonNode job, String kind) {
        JsonNode checkpoints = get("/api/v1/runs/" + job.get("run").asString() + "/checkpoints");
        return checkpoints
                .valueStream()
                .filter(checkpoint -> checkpoint.get("kind").asString().equals(kind))
                .map(checkpoint -> checkpoint.get("sha256").asString())
                .findFirst()
                .orElseThrow();
    }

    /** Where a path is, for clients of another kind. */
    public String uri(String path) {
        return base + path;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofMinutes(2));
    }

    private HttpResponse<String> expect(int hundreds, HttpRequest.Builder request) {
        HttpResponse<String> response = send(request);
        assertThat(response.statusCode() / 100).as(response.body()).isEqualTo(hundreds);
        return response;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request.build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            AnswerSchemas.check(response);
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }
}
