package dev.dropwise.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.support.DropwiseTest;
import dev.dropwise.web.DropwiseJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service that needs keys, with the first of them; one for all tests that extend this. */
@DropwiseTest
@TestPropertySource(properties = "dropwise.security.first-key-file=${dropwise.home}/first-key")
abstract class KeyedService {

    static final JsonMapper JSON = DropwiseJson.mapper();

    private final HttpClient client = HttpClient.newHttpClient();

    @LocalServerPort private int port;

    @Value("${dropwise.home}")
    private Path home;

    String admin;

    @BeforeEach
    void readTheFirstKey() throws IOException {
        admin = Files.readString(firstKeyFile()).strip();
    }

    Path firstKeyFile() {
        return home.resolve("first-key");
    }

    /** A new key of a role. */
    String key(String name, AccessRole role) throws Exception {
        return make("{\"name\": \"%s\", \"role\": \"%s\"}".formatted(name, role.label()))
                .path("key")
                .asString();
    }

    /** What is answered to whoever wants a key made. */
    JsonNode make(String body) throws Exception {
        HttpResponse<String> answer = send(admin, "POST", "/api/v1/keys", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JSON.readTree(answer.body());
    }

    JsonNode get(String key, String path) throws Exception {
        HttpResponse<String> answer = send(key, "GET", path, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    HttpResponse<String> send(@Nullable String key, String method, String path, String body)
            throws Exception {
        return send(key, method, path, body, "Accept", "*/*");
    }

    /** The body comes after the head, and nobody says how long it is. */
    HttpResponse<String> sendInChunks(String key, String path, String body) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(Duration.ofMinutes(2))
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + key)
                        .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString(body)))
                        .build();
        return client.send(request, BodyHandlers.ofString());
    }

    HttpResponse<String> send(
            @Nullable String key, String method, String path, String body, String... headers)
            throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(Duration.ofMinutes(2))
                        .header("Content-Type", "application/json")
                        .headers(headers)
                        .method(method, BodyPublishers.ofString(body));
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
