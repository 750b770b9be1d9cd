package dev.dropwise.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a user runs to be told of jobs; answers as it is told to, and then with 200. */
public final class WebhookReceiver implements AutoCloseable {

    private final HttpServer server;
    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();

    /** What came. */
    public record Message(Map<String, List<String>> headers, String body) {

        public String delivery() {
            return header("Dropwise-Delivery");
        }

        public String signature() {
            return header("Dropwise-Signature");
        }

        public String header(String name) {
            // The server writes all names alike.
            String written = name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
            List<String> values = headers.get(written);
            return values == null ? null : values.get(0);
        }

        /** The signature that it must have. */
        public String signedWith(String secret) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
                String text = header("Dropwise-Timestamp") + "." + body;
                return "sha256="
                        + HexFormat.of()
                                .formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    public WebhookReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::receive);
        server.start();
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/told?by=dropwise";
    }

    /** What the next messages are answered with. */
    public void answer(Integer... statuses) {
        answers.addAll(List.of(statuses));
    }

    /** All that came, whatever it was answered with. */
    public List<Message> messages() {
        return messages;
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Integer status = answers.poll();
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(status == null ? 200 : status, -1);
            messages.add(new Message(Map.copyOf(exchange.getRequestHeaders()), body));
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
