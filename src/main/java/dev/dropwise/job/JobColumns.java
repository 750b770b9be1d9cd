package dev.dropwise.job;

import dev.dropwise.job.webhook.Webhook;
import dev.dropwise.store.JsonColumn;
import jakarta.persistence.Converter;

/** The records that jobs keep as JSON. */
final class JobColumns {

    private JobColumns() {}

    @Converter
    static class WebhookColumn extends JsonColumn<Webhook> {}

    @Converter
    static class JobProgressColumn extends JsonColumn<JobProgress> {}
}
