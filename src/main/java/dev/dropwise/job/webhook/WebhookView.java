package dev.dropwise.job.webhook;

import org.jspecify.annotations.Nullable;

/**
 * A webhook as clients see it.
 *
 * @param signed whether it has a secret, which is not shown
 */
public record WebhookView(String url, boolean signed) {

    public static @Nullable WebhookView of(@Nullable Webhook webhook) {
        return webhook == null ? null : new WebhookView(webhook.url(), webhook.secret() != null);
    }
}
