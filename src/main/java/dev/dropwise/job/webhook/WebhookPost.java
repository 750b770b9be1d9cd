package dev.dropwise.job.webhook;

import dev.dropwise.store.SecretCipher;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Posts one message to a webhook. */
@Component
class WebhookPost {

    private static final Logger log = LoggerFactory.getLogger(WebhookPost.class);

    private static final String ALGORITHM = "HmacSHA256";

    private final WebhookProperties properties;
    private final SecretCipher secrets;
    private final HostResolver resolver;
    private final Clock clock;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "webhook timeouts");
                        thread.setDaemon(true);
                        return thread;
                    });

    @Autowired
    WebhookPost(WebhookProperties properties, SecretCipher secrets, Clock clock) {
        this(properties, secrets, clock, host -> List.of(InetAddress.getAllByName(host)));
    }

    WebhookPost(
            WebhookProperties properties,
            SecretCipher secrets,
            Clock clock,
            HostResolver resolver) {
        this.properties = properties;
        this.secrets = secrets;
        this.clock = clock;
        this.resolver = resolver;
    }

    /**
     * Sends it once.
     *
     * @param delivery the same for every attempt
     * @throws WebhookNotDelivered unless it is answered with success
     */
    void send(String delivery, WebhookMessage message) {
        int status = status(message, headers(delivery, message));
        if (status / 100 != 2) {
            throw new WebhookNotDelivered("expected an answer of 200 to 299, received " + status);
        }
    }

    private Map<String, String> headers(String delivery, WebhookMessage message) {
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", "Dropwise");
        headers.put("Dropwise-Delivery", delivery);
        headers.put("Dropwise-Timestamp", timestamp);
        String secret = message.webhook().secret();
        if (secret != null) {
            headers.put(
                    "Dropwise-Signature",
                    signature(opened(secret), timestamp + "." + message.body()));
        }
        return headers;
    }

    private String opened(String secret) {
        try {
            return secrets.open(secret);
        } catch (IllegalStateException e) {
            log.warn("No webhook is told: {}", e.getMessage());
            throw new WebhookNotDelivered("its secret cannot be read", e);
        }
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

    /**
     * Who reads a job's events hears no more than that there was no answer: why would tell what
     * there is behind addresses that only this service reaches.
     */
    private int status(WebhookMessage message, Map<String, String> headers) {
        URI uri = URI.create(message.webhook().url());
        try {
            byte[] body = message.body().getBytes(StandardCharsets.UTF_8);
            return new PinnedConnection(uri, address(uri.getHost()), properties.timeout(), timer)
                    .post(headers, body);
        } catch (IOException e) {
            log.info("No answer of the webhook at {}: {}", uri.getHost(), e.toString());
            throw new WebhookNotDelivered("no answer", e);
        }
    }

    /** Looked up once; what may not be told is as if it were not there. */
    private InetAddress address(String host) throws IOException {
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        for (InetAddress address : resolver.resolve(bare)) {
            if (properties.rules().allows(address)) {
                return address;
            }
        }
        throw new IOException("none of its addresses may be told (dropwise.webhooks.hosts)");
    }

    /** What is under way still has its end. */
    @PreDestroy
    void stop() {
        timer.shutdown();
    }
}
