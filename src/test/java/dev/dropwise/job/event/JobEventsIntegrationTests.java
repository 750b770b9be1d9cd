package dev.dropwise.job.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.job.JobBodies;
import dev.dropwise.support.Api;
import dev.dropwise.support.DropwiseTest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DropwiseTest
public class JobEventsIntegrationTests {

    private static final String STREAM = "text/event-stream";

    @LocalServerPort private int port;
    @Autowired private JsonMapper mapper;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
    }

    private record Event(long id, String name, String data) {

        /** One event of a stream: lines of {@code field:value}. */
        static Event parse(String text) {
            var fields =
                    Arrays.stream(text.split("\n"))
                            .filter(line -> !line.startsWith(":"))
                            .collect(
                                    Collectors.toMap(
                                            line -> line.substring(0, line.indexOf(':')),
                                            line -> line.substring(line.indexOf(':') + 1)));
            return new Event(
                    Long.parseLong(fields.getOrDefault("id", "")),
                    fields.getOrDefault("event", ""),
                    fields.getOrDefault("data", ""));
        }
    }

    @Test
    void streamsWhatHappensInOrderAndEndsWithTheJob() {
        String id = submit("watched");

        List<Event> events = events(api.text(path(id), STREAM));

        assertThat(events).extracting(Event::id).isSorted().doesNotHaveDuplicates();
        assertThat(states(events)).containsExactly("queued", "running", "succeeded");
        assertThat(events.get(events.size() - 1).name()).isEqualTo("state");
        assertThat(named(events, "epoch"))
                .extracting(event -> mapper.readTree(event.data()).get("epoch").asInt())
                .containsExactly(1, 2, 3);
        assertThat(named(events, "epoch"))
                .allSatisfy(
                        event ->
                                assertThat(
                                                mapper.readTree(event.data())
                                                        .get("trainLoss")
                                                        .asDouble())
                                        .isPositive());
        assertThat(named(events, "checkpoint"))
                .extracting(event -> mapper.readTree(event.data()).get("kind").asString())
                .contains("best", "last");
    }

    @Test
    void replaysOnlyWhatComesAfterTheLastEventThatAReaderHas() {
        String id = submit("read twice");
        List<Event> all = events(api.text(path(id), STREAM));
        long last = all.get(2).id();

        HttpResponse<String> rest =
                api.exchange("GET", path(id), "", "Accept", STREAM, "Last-Event-ID", "" + last);

        assertThat(rest.headers().firstValue("Content-Type")).get().asString().startsWith(STREAM);
        assertThat(events(rest.body())).isEqualTo(all.subList(3, all.size()));
    }

    @Test
    void listsTheSameAsJson() {
        String id = submit("listed");
        List<Event> all = events(api.text(path(id), STREAM));

        JsonNode list = mapper.readTree(api.text(path(id), "application/json"));

        assertThat(list)
                .hasSameSizeAs(all)
                .zipSatisfy(
                        all,
                        (shown, event) -> {
                            assertThat(shown.get("id").asLong()).isEqualTo(event.id());
                            assertThat(shown.get("type").asString()).isEqualTo(event.name());
                            assertThat(shown.get("data")).isEqualTo(mapper.readTree(event.data()));
                            assertThat(shown.get("createdAt").asString()).endsWith("Z");
                        });
        HttpResponse<String> later =
                api.exchange(
                        "GET",
                        path(id),
                        "",
                        "Accept",
                        "application/json",
                        "Last-Event-ID",
                        "" + all.get(0).id());
        assertThat(mapper.readTree(later.body())).hasSize(all.size() - 1);
    }

    @Test
    void tellsAReaderOfWhatIsStillToCome() {
        String running = api.post("/api/v1/jobs", JobBodies.LONG).get("id").asString();
        String waiting = submit("waiting");
        api.awaitState(running, "running");
        api.post("/api/v1/jobs/" + running + "/cancel", "");

        assertThat(states(events(api.text(path(running), STREAM))))
                .containsExactly("queued", "running", "cancelled");
        assertThat(states(events(api.text(path(waiting), STREAM))))
                .containsExactly("queued", "running", "succeeded");
    }

    @Test
    void tellsOfThePauseAndTheReason() {
        String id = api.post("/api/v1/jobs", JobBodies.LONG).get("id").asString();
        api.awaitState(id, "running");
        api.post("/api/v1/jobs/" + id + "/pause", "");
        api.awaitState(id, "paused");
        api.post("/api/v1/jobs/" + id + "/cancel", "");

        assertThat(states(events(api.text(path(id), STREAM))))
                .containsExactly("queued", "running", "paused", "cancelled");
    }

    @Test
    void answersReadersOfStreamsWithAProblemTheyCanRead() {
        String path = path(new UUID(1, 2).toString());
        for (String accept : new String[] {STREAM, "application/json", "*/*"}) {
            HttpResponse<String> answer = api.exchange("GET", path, "", "Accept", accept);

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValue("application/problem+json");
            assertThat(mapper.readTree(answer.body()).get("detail").asString())
                    .isEqualTo("there is no job " + new UUID(1, 2));
        }
    }

    @Test
    void refusesALastEventIdThatIsNone() {
        String id = submit("misread");
        HttpResponse<String> answer =
                api.exchange("GET", path(id), "", "Accept", STREAM, "Last-Event-ID", "first");

        assertThat(answer.statusCode()).isEqualTo(400);
        api.awaitEnd(id);
    }

    private String submit(String name) {
        return api.post("/api/v1/jobs", JobBodies.quick(name)).get("id").asString();
    }

    private static String path(String id) {
        return "/api/v1/jobs/" + id + "/events";
    }

    private static List<Event> events(String stream) {
        return Arrays.stream(stream.split("\n\n"))
                .filter(text -> !text.isBlank() && !text.startsWith(":"))
                .map(Event::parse)
                .toList();
    }

    private List<String> states(List<Event> events) {
        return named(events, "state").stream()
                .map(event -> mapper.readTree(event.data()).get("state").asString())
                .toList();
    }

    private static List<Event> named(List<Event> events, String name) {
        return events.stream().filter(event -> event.name().equals(name)).toList();
    }
}
