package dev.dropwise.job.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Posts one message to a webhook. */
@Component
class WebhookPost {

    private static final String ALGORITHM = "HmacSHA256";

    private final SingletonSupplier<HttpClient> client;
    private final Duration timeout;
    private final Clock clock;

    WebhookPost(WebhookProperties properties, Clock clock) {
        this.timeout = properties.timeout();
        this.clock = clock;
        this.client = SingletonSupplier.of(() -> newClient(properties.timeout()));
    }

    private static HttpClient newClient(Duration timeout) {
        return HttpClient.newBuilder()
                .connectTimeout(timeout)
                // A host that may be told must not send the message to one that may not.
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * Sends it once.
     *
     * @param delivery the same for every attempt
     * @throws WebhookNotDelivered unless it is answered with success
     */
    void send(String delivery, WebhookMessage message) {
        int status = status(request(delivery, message));
        if (status / 100 != 2) {
            throw new WebhookNotDelivered("expected an answer of 200 to 299, received " + status);
        }
    }

    private HttpRequest request(String delivery, WebhookMessage message) {
        Webhook webhook = message.webhook();
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(webhook.url()))
                        .timeout(timeout)
                        .header("Content-Type", "application/json")
                        .header("User-Agent", "Dropwise")
                        .header("Dropwise-Delivery", delivery)
                        .header("Dropwise-Timestamp", timestamp)
                        .POST(BodyPublishers.ofString(message.body()));
        if (webhook.secret() != null) {
            request.header(
                    "Dropwise-Signature",
                    signature(webhook.secret(), timestamp + "." + message.body()));
        }
        return request.build();
    }

    private static String signature(String secret, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            byte[] sum = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return "sha256=" + HexFormat.of().formatHex(sum);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has " + ALGORITHM, e);
        }
    }

    /** What else is answered is not read. */
    private int status(HttpRequest request) {
        try {
            HttpResponse<InputStream> answer =
                    client.obtain().send(request, BodyHandlers.ofInputStream());
            answer.body().close();
            return answer.statusCode();
        } catch (IOException e) {
            throw new WebhookNotDelivered("no answer (" + e + ")", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WebhookNotDelivered("this process ends", e);
        }
    }
}
