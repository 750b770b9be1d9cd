package dev.dropwise.web;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@SpringBootTest(
        classes = WebTestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "dropwise.web.max-json-size=100KB")
class OpenApiIntegrationTests {

    @LocalServerPort private int port;

    private JsonNode document;

    @BeforeEach
    void fetch() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v3/api-docs"))
                        .build();
        String json = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
        document = DropwiseJson.mapper().readTree(json);
    }

    @Test
    void dump() {
        System.out.println("DOC " + document);
    }
}
