package dev.dropwise.job.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dropwise.support.Api;
import dev.dropwise.support.DropwiseTest;
import dev.dropwise.support.EventReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.domain.Limit;

@DropwiseTest
public class EventStreamsIntegrationTests {

    private static final int READERS = 60;
    private static final int EVENTS = 200;

    /**
     * More than the buffers between a service and a reader hold, in events of so many characters.
     */
    private static final int LARGE_EVENTS = 120;

    private static final int LARGE = 40_000;

    /** No worker has a GPU here: the job waits, and what happens to it is what the test writes. */
    private static final String WAITING =
            """
            {"dataset": "iris", "model": {"layers": [{"type": "dense"}]}, "device": "gpu"}""";

    @LocalServerPort private int port;
    @Autowired private EventLog log;
    @Autowired private JobEvents events;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Api api;
    private UUID job;

    @BeforeEach
    void submit() {
        api = new Api(port);
        job = UUID.fromString(api.post("/api/v1/jobs", WAITING).get("id").asString());
    }

    @Test
    void servesAllThatReadWhileOneDoesNot() throws Exception {
        try (Socket deaf = askAndReadNothing()) {
            write(LARGE_EVENTS, LARGE);
            long first = last(ids());
            List<EventReader> steady = open(READERS, first);
            List<EventReader> leaving = open(10, first);
            write(EVENTS / 2, 10);
            leaving.forEach(reader -> awaitEvents(reader, EVENTS / 4));
            leaving.forEach(EventReader::leave);
            write(EVENTS / 2, 10);
            List<EventReader> returned =
                    leaving.stream().map(reader -> open(last(reader.ids()))).toList();
            api.post("/api/v1/jobs/" + job + "/cancel", "");

            List<Long> all = ids().stream().filter(id -> id > first).toList();
            assertThat(all).hasSizeGreaterThan(EVENTS);
            for (EventReader reader : steady) {
                assertThat(reader.end().get(1, TimeUnit.MINUTES).ids()).isEqualTo(all);
            }
            for (int i = 0; i < returned.size(); i++) {
                List<Long> read = new ArrayList<>(leaving.get(i).ids());
                read.addAll(returned.get(i).end().get(1, TimeUnit.MINUTES).ids());
                assertThat(read).isEqualTo(all);
            }
            assertThat(isCutOff(deaf)).isTrue();
        }
    }

    @Test
    void goesOnFromWhereAReaderWasForAJobThatHasEnded() throws Exception {
        write(EVENTS, 10);
        api.post("/api/v1/jobs/" + job + "/cancel", "");
        List<Long> all = ids();

        EventReader rest = open(all.get(100));
        EventReader nothing = open(last(all));

        assertThat(rest.end().get(1, TimeUnit.MINUTES).ids())
                .isEqualTo(all.subList(101, all.size()));
        assertThat(nothing.end().get(1, TimeUnit.MINUTES).ids()).isEmpty();
    }

    @Test
    void endsTheStreamsOfAJobThatIsDeleted() throws Exception {
        EventReader reader = open(0);
        awaitEvents(reader, 1);
        api.post("/api/v1/jobs/" + job + "/cancel", "");
        api.exchange("DELETE", "/api/v1/jobs/" + job, "");

        assertThat(reader.end().get(1, TimeUnit.MINUTES).ids()).isNotEmpty();
    }

    /** With a buffer so small that most of what is sent stays with the service. */
    private Socket askAndReadNothing() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        String request = "GET /api/v1/jobs/" + job + "/events HTTP/1.1\r\nHost: localhost\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** Whether the connection ends before the stream does. */
    private static boolean isCutOff(Socket socket) {
        // Reading would let it go on: the end is seen by writing.
        await().atMost(Duration.ofMinutes(1)).until(() -> !takesMore(socket));
        return true;
    }

    private static boolean takesMore(Socket socket) throws IOException {
        try {
            socket.getOutputStream().write("\r\n".getBytes(StandardCharsets.US_ASCII));
            return true;
        } catch (SocketException closed) {
            assertThat(closed).hasMessageMatching("(?i).*(reset|broken pipe|closed).*");
            return false;
        }
    }

    private void write(int count, int length) {
        String text = "x".repeat(length);
        IntStream.range(0, count).forEach(i -> log.message(job, text));
    }

    private List<EventReader> open(int count, long after) {
        return IntStream.range(0, count).mapToObj(i -> open(after)).toList();
    }

    private EventReader open(long after) {
        URI uri = URI.create("http://localhost:" + port + "/api/v1/jobs/" + job + "/events");
        return EventReader.open(client, uri, after, id -> {});
    }

    private static void awaitEvents(EventReader reader, int count) {
        await().atMost(Duration.ofMinutes(1)).until(() -> reader.ids().size() >= count);
    }

    private static long last(List<Long> ids) {
        return ids.get(ids.size() - 1);
    }

    private List<Long> ids() {
        return events.findByJobAndIdGreaterThanOrderById(job, 0, Limit.unlimited()).stream()
                .map(JobEvent::id)
                .toList();
    }
}
