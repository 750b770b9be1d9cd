package dev.dropwise.report.card;

import dev.dropwise.report.card.ModelCard.CardCalls;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes lines that ask a version. A JSON text in quotes is one in Java and in Python, too; what is
 * long is a repeated number there and here.
 */
final class CallExamples {

    private static final String CURL =
            """
            curl -s -H 'Content-Type: application/json' -d %s %s""";

    private static final String JAVA =
            """
            var request = HttpRequest.newBuilder(URI.create("%s"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(%s))
                    .build();
            String answer = HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();""";

    private static final String PYTHON =
            """
            import json, urllib.request
            request = urllib.request.Request(
                "%s",
                data=(%s).encode(),
                headers={"Content-Type": "application/json"})
            answer = json.load(urllib.request.urlopen(request))""";

    private CallExamples() {}

    /**
     * Lines with an instance in them.
     *
     * @param url to ask
     */
    static CardCalls of(String url, Object instance, JsonMapper mapper) {
        String body = "{\"instances\": [%s]}".formatted(mapper.writeValueAsString(instance));
        String quoted = mapper.writeValueAsString(body);
        return new CardCalls(
                CURL.formatted("'" + body.replace("'", "'\\''") + "'", url),
                JAVA.formatted(url, quoted),
                PYTHON.formatted(url, quoted));
    }

    /** Lines with a list of so many zeros in the place of an instance. */
    static CardCalls ofZeros(String url, int numbers) {
        int most = numbers - 1;
        return new CardCalls(
                CURL.formatted(
                        "\"{\\\"instances\\\": [[$(printf '0,%%.0s' $(seq %d))0]]}\""
                                .formatted(most),
                        url),
                JAVA.formatted(
                        url,
                        "\"{\\\"instances\\\": [[\" + \"0,\".repeat(%d) + \"0]]}\""
                                .formatted(most)),
                PYTHON.formatted(
                        url,
                        "\"{\\\"instances\\\": [[\" + \"0,\" * %d + \"0]]}\"".formatted(most)));
    }
}
