package dev.dropwise.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.support.AnswerSchemas;
import dev.dropwise.support.Api;
import dev.dropwise.support.RunningService;
import dev.dropwise.web.DropwiseJson;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/**
 * Sends random requests to a service that trains nothing; {@code -Ddropwise.hostile.requests=10000}
 * for the full number.
 */
@RunningService
@TestPropertySource(properties = "dropwise.role=api")
class RandomRequestsIntegrationTests {

    private static final int COUNT = Integer.getInteger("dropwise.hostile.requests", 1000);
    private static final long SEED = Long.getLong("dropwise.hostile.seed", 1);

    @LocalServerPort private int port;

    @Test
    void noneFailsAndAllAreAnsweredAsTheDocumentSays() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        String base = "http://localhost:" + port;
        JsonNode document =
                DropwiseJson.mapper()
                        .readTree(new Api(port).text("/v3/api-docs", "application/json"));
        RandomRequests requests = new RandomRequests(base, document, SEED);
        Map<String, String> broken = new LinkedHashMap<>();
        Map<Integer, Integer> statuses = new java.util.TreeMap<>();

        for (int i = 0; i < COUNT; i++) {
            HttpRequest request = requests.next();
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            statuses.merge(answer.statusCode(), 1, Integer::sum);
            String fault = fault(answer);
            if (fault != null) {
                broken.putIfAbsent(
                        request.method()
                                + " "
                                + request.uri().getPath()
                                + " "
                                + answer.statusCode(),
                        fault);
            }
        }

        assertThat(broken).as("answers: %s", statuses).isEmpty();
        assertThat(statuses).containsKeys(200, 400, 404, 422);
    }

    private static String fault(HttpResponse<String> answer) {
        if (answer.statusCode() == 500) {
            return answer.body();
        }
        try {
            AnswerSchemas.check(answer);
            return null;
        } catch (AssertionError e) {
            return e.getMessage();
        }
    }
}
