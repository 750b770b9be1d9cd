package dev.dropwise.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dropwise.support.Api;
import dev.dropwise.support.RunningService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Connections that never come to ask for anything. */
@RunningService
@TestPropertySource(
        properties = {
            "dropwise.web.head-timeout=2s",
            "dropwise.web.max-idle-per-client=100",
            "server.tomcat.max-connections=400"
        })
class SlowHeadsIntegrationTests {

    private static final int CONNECTIONS = 260;
    private static final Duration AT_ONCE = Duration.ofSeconds(5);
    private static final Duration SOON = Duration.ofSeconds(20);

    @LocalServerPort private int port;

    private final List<Socket> silent = new ArrayList<>();
    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port);
        api.get("/actuator/health");
    }

    @AfterEach
    void close() throws IOException {
        for (Socket socket : silent) {
            socket.close();
        }
    }

    /** Each byte begins the server's own timeout anew. */
    @Test
    void theHeadOfARequestHasToComeInTime() throws IOException {
        try (DrippingRequests heads = DrippingRequests.heads(port, 60, 300)) {
            assertAnswered();
            await().atMost(SOON).until(() -> heads.count() == 0);
        }
    }

    @Test
    void headsOfOneClientAreBounded() throws IOException {
        try (DrippingRequests heads = DrippingRequests.heads(port, CONNECTIONS, 300)) {
            await().atMost(SOON).until(() -> heads.count() <= 100);
            assertAnswered();
        }
    }

    /** Twice as many as the server takes in all: those that were silent for longest give way. */
    @Test
    void silentConnectionsOfOneClientAreBounded() throws IOException {
        for (int i = 0; i < 800; i++) {
            silent.add(new Socket(InetAddress.getLoopbackAddress(), port));
        }
        Api fresh = new Api(port);
        assertThat(fresh.get("/actuator/health").get("status").asString()).isEqualTo("UP");
        await().atMost(SOON).until(() -> silent.stream().filter(this::isOpen).count() <= 100);
    }

    private boolean isOpen(Socket socket) {
        try {
            socket.setSoTimeout(1);
            return socket.getInputStream().read() >= 0;
        } catch (java.net.SocketTimeoutException nothingCame) {
            return true;
        } catch (IOException ended) {
            return false;
        }
    }

    /** A connection that waits for its next request, and another that is new. */
    private void assertAnswered() {
        for (int i = 0; i < 20; i++) {
            long start = System.nanoTime();
            assertThat(api.get("/actuator/health").get("status").asString()).isEqualTo("UP");
            new Api(port).post("/api/v1/model-specs/check?dataset=iris", "{\"layers\": []}");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(AT_ONCE);
        }
    }
}
