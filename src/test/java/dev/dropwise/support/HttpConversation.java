package dev.dropwise.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import dev.dropwise.support.HttpFile.Request;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends the requests of a file to a service, and remembers what the named ones were answered. */
public final class HttpConversation {

    private static final Pattern REFERENCE = Pattern.compile("\\{\\{\\s*(.+?)\\s*}}");
    private static final Pattern ANSWER = Pattern.compile("(\\w+)\\.response\\.body\\.(\\$.*)");

    private final HttpClient client = HttpClient.newHttpClient();
    private final UsualInstances usual;
    private final Map<String, String> variables;
    private final Map<String, String> answers = new HashMap<>();

    public HttpConversation(HttpFile file, int port) {
        usual = new UsualInstances(new Api(port));
        variables = new HashMap<>(file.variables());
        variables.put("host", "http://localhost:" + port);
    }

    /** Sends a request, again and again where it says so, and checks the answer. */
    public void send(Request request) throws Exception {
        HttpResponse<String> answer =
                request.until().isEmpty()
                        ? exchange(request)
                        : await().atMost(Duration.ofMinutes(3))
                                .pollInterval(Duration.ofMillis(100))
                                .until(
                                        () -> exchange(request),
                                        last -> wrong(request.until(), last).isEmpty());
        assertThat(wrong(request.expectations(), answer))
                .as("%s %s", request.head(), answer.body())
                .isEmpty();
        checkInstances(request, answer.body());
        if (request.name() != null) {
            answers.put(request.name(), answer.body());
        }
    }

    /** What an example predicts is like what its model knows, unless it is about what is not. */
    private void checkInstances(Request request, String answer) {
        boolean predicts =
                request.head().get(0).endsWith("/predict")
                        && request.expectations().contains("200")
                        && request.body().contains("\"instances\"");
        if (predicts && request.expectations().stream().noneMatch(e -> e.contains("warnings"))) {
            usual.check(resolved(request.body()), answer);
        }
    }

    private HttpResponse<String> exchange(Request request)
            throws IOException, InterruptedException {
        String[] line = resolved(request.head().get(0)).split(" ", 2);
        HttpRequest.Builder sent =
                HttpRequest.newBuilder(URI.create(line[1]))
                        .timeout(Duration.ofMinutes(3))
                        .method(line[0], BodyPublishers.ofString(body(request)));
        for (String header : request.head().subList(1, request.head().size())) {
            String[] parts = resolved(header).split(":\\s*", 2);
            sent.header(parts[0], parts[1]);
        }
        HttpResponse<String> answer = client.send(sent.build(), BodyHandlers.ofString());
        AnswerSchemas.check(answer);
        return answer;
    }

    /** Parts of a body end their lines as MIME asks for, and as clients of such files send them. */
    private String body(Request request) {
        String body = resolved(request.body());
        boolean parts = request.head().stream().anyMatch(line -> line.contains("multipart/"));
        return parts ? body.replace("\n", "\r\n") + "\r\n" : body;
    }

    private List<String> wrong(List<String> expectations, HttpResponse<String> answer) {
        return expectations.stream()
                .map(text -> HttpExpectation.parse(resolved(text)))
                .filter(expectation -> !expectation.holdsFor(answer))
                .map(expectation -> expectation + " but was " + expectation.in(answer))
                .toList();
    }

    private String resolved(String text) {
        return REFERENCE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found)));
    }

    private String value(MatchResult reference) {
        String name = reference.group(1);
        if (variables.containsKey(name)) {
            return resolved(variables.get(name));
        }
        Matcher answer = ANSWER.matcher(name);
        if (!answer.matches() || !answers.containsKey(answer.group(1))) {
            throw new IllegalArgumentException("there is no " + reference.group());
        }
        Object found = HttpExpectation.at(answer.group(2), answers.get(answer.group(1)));
        return found instanceof Map || found instanceof Collection
                ? JsonPath.parse(found).jsonString()
                : String.valueOf(found);
    }
}
