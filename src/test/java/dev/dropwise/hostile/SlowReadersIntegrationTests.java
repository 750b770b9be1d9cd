package dev.dropwise.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import dev.dropwise.support.Api;
import dev.dropwise.support.RunningService;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Connections that take a large answer a little at a time, and so keep its thread. */
@RunningService
@TestPropertySource(
        properties = {
            "dropwise.web.answer-timeout=1s",
            "dropwise.web.min-answer-rate=1MB",
            "dropwise.web.max-slow-readers=20"
        })
class SlowReadersIntegrationTests {

    private static final String LARGE =
            """
            GET /api/v1/datasets/mnist-small/content HTTP/1.1
            Host: localhost
            Connection: close

            """
                    .replace("\n", "\r\n");

    @LocalServerPort private int port;

    private final byte[] some = new byte[1 << 15];

    @BeforeEach
    void prepare() {
        assertThat(new Api(port).get("/actuator/health").get("status").asString()).isEqualTo("UP");
    }

    /** Each byte that is taken begins the server's own timeout anew. */
    @Test
    void areCutOff() throws IOException {
        long whole = read(0);
        long dripped = read(100);
        assertThat(dripped).isPositive().isLessThan(whole / 2);
    }

    /** As many as there are threads, which take nothing: others are answered all the same. */
    @Test
    void beyondABoundGiveWay() throws IOException {
        List<Socket> readers = new ArrayList<>();
        try {
            for (int i = 0; i < 260; i++) {
                readers.add(connect());
            }
            Api api = new Api(port);
            String rows = "{\"instances\": [[1]]}";
            assertThat(api.exchange("POST", "/api/v1/models/none/predict", rows).statusCode())
                    .isEqualTo(404);
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> api.bytes("/api/v1/datasets/iris"));
        } finally {
            for (Socket reader : readers) {
                reader.close();
            }
        }
    }

    /** Its reader pauses, and then takes more than it had to meanwhile. */
    @Test
    void mayPause() throws IOException {
        try (Socket socket = connect()) {
            InputStream in = socket.getInputStream();
            assertThat(in.read(some)).isPositive();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
            assertThatCode(in::readAllBytes).doesNotThrowAnyException();
        }
    }

    /** How many bytes come until the connection ends. */
    private long read(long pause) throws IOException {
        long count = 0;
        try (Socket socket = connect()) {
            InputStream in = socket.getInputStream();
            for (int next = in.read(some); next >= 0; next = in.read(some)) {
                count += next;
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pause));
            }
        } catch (java.net.SocketException cutOff) {
            return count;
        }
        return count;
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(1 << 15);
        socket.setSoTimeout(60_000);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.getOutputStream().write(LARGE.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
