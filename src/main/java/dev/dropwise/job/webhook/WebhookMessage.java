package dev.dropwise.job.webhook;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook is to be told, whatever becomes of the job.
 *
 * @param failures how often it was sent in vain; null for never
 * @param body the job as clients saw it at that moment, in JSON
 */
record WebhookMessage(
        UUID job, String state, Webhook webhook, String body, @Nullable Integer failures) {

    WebhookMessage(UUID job, String state, Webhook webhook, String body) {
        this(job, state, webhook, body, null);
    }

    /** Attempts that were made in vain. */
    int attempts() {
        return failures == null ? 0 : failures;
    }

    WebhookMessage afterFailure() {
        return new WebhookMessage(job, state, webhook, body, attempts() + 1);
    }
}
