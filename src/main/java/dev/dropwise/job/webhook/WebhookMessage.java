package dev.dropwise.job.webhook;

import dev.dropwise.job.JobState;
import java.util.UUID;

/**
 * What a webhook is to be told, whatever becomes of the job.
 *
 * @param body the job as clients saw it at that moment, in JSON
 */
record WebhookMessage(UUID job, JobState state, Webhook webhook, String body) {}
