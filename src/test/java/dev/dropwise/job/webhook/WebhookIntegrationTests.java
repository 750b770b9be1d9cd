package dev.dropwise.job.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dropwise.job.JobBodies;
import dev.dropwise.support.Api;
import dev.dropwise.support.DropwiseTest;
import dev.dropwise.support.WebhookReceiver;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DropwiseTest
public class WebhookIntegrationTests {

    private static final String SECRET = "not to be shown";

    @LocalServerPort private int port;
    @Autowired private JsonMapper mapper;
    @Autowired private WebhookOutbox outbox;
    @Autowired private TransactionTemplate transaction;

    private Api api;
    private WebhookReceiver receiver;

    @BeforeEach
    void connect() throws Exception {
        api = new Api(port);
        receiver = new WebhookReceiver();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void isToldThatAJobRunsAndHowItEnds() {
        JsonNode job = api.train(body(receiver.url(), SECRET));
        List<WebhookReceiver.Message> messages = awaitMessages(2);

        assertThat(messages)
                .extracting(message -> mapper.readTree(message.body()).get("id").asString())
                .containsOnly(job.get("id").asString());
        assertThat(messages)
                .extracting(message -> mapper.readTree(message.body()).get("state").asString())
                .containsExactlyInAnyOrder("running", "succeeded");
        assertThat(messages)
                .allSatisfy(
                        message -> {
                            assertThat(message.signature()).isEqualTo(message.signedWith(SECRET));
                            assertThat(message.header("Content-Type"))
                                    .isEqualTo("application/json");
                        });
        assertThat(messages).extracting(WebhookReceiver.Message::delivery).doesNotHaveDuplicates();
    }

    @Test
    void triesAgainUntilItIsTaken() {
        receiver.answer(500, 302, 200);
        String id = cancelled(body(receiver.url(), null));

        List<WebhookReceiver.Message> messages = awaitMessages(3);

        assertThat(messages)
                .extracting(WebhookReceiver.Message::delivery)
                .containsOnly(messages.get(0).delivery());
        assertThat(messages).extracting(WebhookReceiver.Message::signature).containsOnlyNulls();
        assertThat(mapper.readTree(messages.get(2).body()).get("state").asString())
                .isEqualTo("cancelled");
        assertThat(events(id)).doesNotContain("the webhook was not told");
    }

    @Test
    void saysInTheEventsThatItGaveUp() {
        receiver.answer(500, 500, 503);
        String id = cancelled(body(receiver.url(), SECRET));

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () ->
                                assertThat(events(id))
                                        .contains(
                                                "the webhook was not told that the job is cancelled, after 3 attempts:"
                                                        + " expected an answer of 200 to 299, received 503"));
        assertThat(receiver.messages()).hasSize(3);
    }

    @Test
    void tellsNoHostThatMayNoLongerBeTold() {
        String id = cancelled(body(receiver.url(), null));
        awaitMessages(1);
        String elsewhere = receiver.url().replace("localhost", "127.0.0.1");

        transaction.executeWithoutResult(
                status ->
                        outbox.add(
                                UUID.fromString(id),
                                "cancelled",
                                new Webhook(elsewhere, null),
                                Map.of()));

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () ->
                                assertThat(events(id))
                                        .contains(
                                                "the webhook was not told that the job is cancelled: expected one of"
                                                        + " the hosts localhost (dropwise.webhooks.hosts), received 127.0.0.1"));
        assertThat(receiver.messages()).hasSize(1);
    }

    @Test
    void showsTheAddressAndNeverTheSecret() {
        String id = cancelled(body(receiver.url(), SECRET));

        String shown = api.text("/api/v1/jobs/" + id, "application/json");

        assertThat(mapper.readTree(shown).at("/webhook/url").asString()).isEqualTo(receiver.url());
        assertThat(mapper.readTree(shown).at("/webhook/signed").asBoolean()).isTrue();
        assertThat(shown + events(id)).doesNotContain(SECRET);
        assertThat(awaitMessages(1).get(0).body()).doesNotContain(SECRET);
        assertThat(new Webhook(receiver.url(), SECRET).toString()).doesNotContain(SECRET);
    }

    @Test
    void refusesWhatItCannotOrMustNotTell() {
        assertThat(fault("ftp://localhost/x", null, "/webhook/url")).contains("http://");
        assertThat(fault("localhost", null, "/webhook/url")).contains("http://");
        assertThat(fault("http://a b", null, "/webhook/url")).contains("expected a URL");
        assertThat(fault("http://me:it@localhost/", null, "/webhook/url")).contains("no user name");
        assertThat(fault("http://example.org/", null, "/webhook/url"))
                .contains("dropwise.webhooks.hosts", "localhost", "example.org");
        assertThat(fault("http://localhost/", " ", "/webhook/secret")).contains("1 to 200");
    }

    private String fault(String url, @Nullable String secret, String pointer) {
        JsonNode problem = api.problem(422, "POST", "/api/v1/jobs", body(url, secret));
        JsonNode errors = problem.get("errors");
        assertThat(errors).hasSize(1);
        assertThat(errors.get(0).get("pointer").asString()).isEqualTo(pointer);
        return errors.get(0).get("detail").asString();
    }

    /** A job that never runs, so that it has one thing to tell. */
    private String cancelled(String body) {
        String waiting = body.replaceFirst("\\{", "{\"device\": \"gpu\", ");
        String id = api.post("/api/v1/jobs", waiting).get("id").asString();
        api.post("/api/v1/jobs/" + id + "/cancel", "");
        return id;
    }

    private static String body(String url, @Nullable String secret) {
        String webhook =
                secret == null
                        ? "{\"url\": \"%s\"}".formatted(url)
                        : "{\"url\": \"%s\", \"secret\": \"%s\"}".formatted(url, secret);
        return JobBodies.quick("told").replaceFirst("\\{", "{\"webhook\": " + webhook + ", ");
    }

    private List<WebhookReceiver.Message> awaitMessages(int count) {
        return await().atMost(Duration.ofMinutes(1))
                .until(receiver::messages, messages -> messages.size() >= count);
    }

    private String events(String id) {
        return api.text("/api/v1/jobs/" + id + "/events", "application/json");
    }
}
