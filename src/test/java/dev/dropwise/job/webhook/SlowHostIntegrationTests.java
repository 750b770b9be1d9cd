package dev.dropwise.job.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dropwise.support.DropwiseTest;
import dev.dropwise.support.WebhookReceiver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** A host whose answers never end, beside one that answers. */
@DropwiseTest
@TestPropertySource(
        properties = {
            "dropwise.webhooks.hosts=localhost,127.0.0.1",
            "dropwise.webhooks.timeout=10s"
        })
class SlowHostIntegrationTests {

    private static final int MESSAGES = 30;

    @Autowired private WebhookOutbox outbox;
    @Autowired private TransactionTemplate transaction;

    @Test
    void holdsUpNoOthersMessages() throws Exception {
        try (DrippingHost slow = new DrippingHost();
                WebhookReceiver other = new WebhookReceiver()) {
            for (int i = 0; i < MESSAGES; i++) {
                send(slow.url());
            }
            await().until(() -> !slow.connections.isEmpty());
            send(other.url().replace("localhost", "127.0.0.1"));

            await().atMost(Duration.ofSeconds(8)).until(() -> !other.messages().isEmpty());
            assertThat(slow.connections).hasSize(1);
        }
    }

    private void send(String url) {
        transaction.executeWithoutResult(
                status ->
                        outbox.add(UUID.randomUUID(), "running", new Webhook(url, null), Map.of()));
    }

    /** Sends a byte of each answer now and then. */
    private static final class DrippingHost implements AutoCloseable {

        private final ServerSocket server =
                new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final List<Socket> connections = new CopyOnWriteArrayList<>();
        private final Set<Socket> cutOff = ConcurrentHashMap.newKeySet();
        private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
        private final ScheduledFuture<?> dripping;

        DrippingHost() throws IOException {
            threads.execute(this::accept);
            dripping = threads.scheduleAtFixedRate(this::drip, 0, 200, TimeUnit.MILLISECONDS);
        }

        String url() {
            return "http://localhost:" + server.getLocalPort();
        }

        private void accept() {
            try {
                while (!server.isClosed()) {
                    connections.add(server.accept());
                }
            } catch (IOException closed) {
                return;
            }
        }

        private void drip() {
            for (Socket socket : connections) {
                try {
                    socket.getOutputStream().write('H');
                } catch (IOException end) {
                    cutOff.add(socket);
                }
            }
        }

        @Override
        public void close() throws IOException {
            dripping.cancel(true);
            threads.shutdownNow();
            server.close();
            for (Socket socket : connections) {
                socket.close();
            }
        }
    }
}
