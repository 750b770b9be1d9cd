package dev.dropwise.job;

import dev.dropwise.job.webhook.Webhook;
import dev.dropwise.store.JsonColumn;
import jakarta.persistence.Converter;
import tools.jackson.databind.json.JsonMapper;

/** The records that jobs keep as JSON. */
final class JobColumns {

    private JobColumns() {}

    @Converter
    static class WebhookColumn extends JsonColumn<Webhook> {
        WebhookColumn(JsonMapper mapper) {
            super(mapper, Webhook.class);
        }
    }

    @Converter
    static class JobProgressColumn extends JsonColumn<JobProgress> {
        JobProgressColumn(JsonMapper mapper) {
            super(mapper, JobProgress.class);
        }
    }
}
