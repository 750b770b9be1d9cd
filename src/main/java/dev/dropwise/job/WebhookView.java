package dev.dropwise.job;

import org.jspecify.annotations.Nullable;

/**
 * A webhook as clients see it.
 *
 * @param signed whether it has a secret, which is not shown
 */
record WebhookView(String url, boolean signed) {

    static @Nullable WebhookView of(@Nullable Webhook webhook) {
        return webhook == null ? null : new WebhookView(webhook.url(), webhook.secret() != null);
    }
}
