package dev.dropwise.job.webhook;

import java.util.UUID;

/**
 * What a webhook is to be told, whatever becomes of the job.
 *
 * @param body the job as clients saw it at that moment, in JSON
 */
record WebhookMessage(UUID job, String state, Webhook webhook, String body) {}
