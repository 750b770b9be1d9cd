package dev.dropwise.job.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.dropwise.store.HomeProperties;
import dev.dropwise.store.SecretCipher;
import dev.dropwise.store.SecretProperties;
import dev.dropwise.support.WebhookReceiver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is connected to is what was looked at, whatever a name says next. */
class WebhookPostTests {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @Test
    void aNameThatLeadsInsideIsNotTold() throws IOException {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            int port = URI.create(receiver.url()).getPort();
            WebhookPost post = post(List.of("hooks.example"), host -> List.of(LOOPBACK));

            assertThatThrownBy(() -> post.send("1", message("http://hooks.example:" + port)))
                    .isInstanceOf(WebhookNotDelivered.class)
                    .hasMessage("no answer");
            assertThat(receiver.messages()).isEmpty();
        }
    }

    @Test
    void aNameThatChangesIsLookedUpOnce() throws IOException {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            int port = URI.create(receiver.url()).getPort();
            Deque<InetAddress> answers =
                    new ArrayDeque<>(List.of(LOOPBACK, InetAddress.getByName("169.254.169.254")));
            WebhookPost post =
                    post(
                            List.of("hooks.example", "127.0.0.1"),
                            host -> List.of(answers.removeFirst()));

            post.send("1", message("http://hooks.example:" + port + "/path?query"));

            assertThat(answers).hasSize(1);
            await().untilAsserted(() -> assertThat(receiver.messages()).hasSize(1));
            assertThat(receiver.messages().get(0).header("Host"))
                    .isEqualTo("hooks.example:" + port);
        }
    }

    @Test
    void refusedAndForbiddenSoundAlike() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, LOOPBACK)) {
            closed = socket.getLocalPort();
        }
        WebhookPost post = post(List.of("localhost", "inside.example"), host -> List.of(LOOPBACK));

        assertThatThrownBy(() -> post.send("1", message("http://localhost:" + closed)))
                .hasMessage("no answer");
    }

    @Test
    @Timeout(20)
    void anAnswerThatDripsIsCutOff() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, LOOPBACK)) {
            Thread dripping = new Thread(() -> drip(server));
            dripping.setDaemon(true);
            dripping.start();
            WebhookPost post = post(List.of("localhost"), host -> List.of(LOOPBACK));
            long start = System.nanoTime();

            assertThatThrownBy(
                            () ->
                                    post.send(
                                            "1",
                                            message("http://localhost:" + server.getLocalPort())))
                    .hasMessage("no answer");
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(4));
        }
    }

    private static void drip(ServerSocket server) {
        try (Socket socket = server.accept()) {
            while (!socket.isClosed()) {
                socket.getOutputStream().write('H');
                Thread.sleep(200);
            }
        } catch (IOException cutOff) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static WebhookPost post(List<String> hosts, HostResolver resolver) {
        Duration second = Duration.ofSeconds(1);
        return new WebhookPost(
                new WebhookProperties(hosts, 1, second, second),
                new SecretCipher(new SecretProperties(null), new HomeProperties(Path.of("."))),
                Clock.systemUTC(),
                resolver);
    }

    private static WebhookMessage message(String url) {
        return new WebhookMessage(UUID.randomUUID(), "running", new Webhook(url, null), "{}");
    }
}
