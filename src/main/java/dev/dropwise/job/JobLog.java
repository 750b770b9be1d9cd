package dev.dropwise.job;

import dev.dropwise.job.event.EventLog;
import dev.dropwise.job.webhook.Webhook;
import dev.dropwise.job.webhook.WebhookOutbox;
import org.springframework.stereotype.Component;

/**
 * Tells of jobs in the log of events and to their webhooks, in the transaction in which something
 * happens to them.
 */
@Component
class JobLog {

    private final EventLog events;
    private final WebhookOutbox webhooks;

    JobLog(EventLog events, WebhookOutbox webhooks) {
        this.events = events;
        this.webhooks = webhooks;
    }

    /** It changed its state; webhooks hear that it runs and that it has ended. */
    void state(Job job) {
        events.state(job.id(), job.state().word(), job.error());
        Webhook webhook = job.webhook();
        boolean isForWebhooks = job.state() == JobState.RUNNING || job.state().isFinal();
        if (webhook != null && isForWebhooks) {
            webhooks.add(job.id(), job.state().word(), webhook, JobView.of(job));
        }
    }

    /** Something worth reading. */
    void message(Job job, String text) {
        events.message(job.id(), text);
    }
}
