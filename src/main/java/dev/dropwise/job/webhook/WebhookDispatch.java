package dev.dropwise.job.webhook;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.dropwise.job.event.EventLog;
import dev.dropwise.job.event.WatchedJobs;
import dev.dropwise.job.queue.QueueWatch;
import dev.dropwise.job.queue.WorkerName;
import dev.dropwise.problem.Fault;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends messages to webhooks, each until it is taken or has been tried often enough; any process
 * may. One that dies in between leaves the message to the others: it may arrive twice.
 */
@Component
class WebhookDispatch {

    private static final int THREADS = 2;
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final Duration LAST_WAIT = Duration.ofSeconds(5);

    private final WatchedJobs jobs;
    private final EventLog log;
    private final WebhookPost post;
    private final WebhookProperties properties;
    private final Scheduler scheduler;

    WebhookDispatch(
            WebhookPost post,
            @Lazy WatchedJobs jobs,
            EventLog log,
            WebhookProperties properties,
            WorkerName name,
            DataSource database,
            JsonMapper mapper) {
        this.jobs = jobs;
        this.log = log;
        this.post = post;
        this.properties = properties;
        this.scheduler =
                Scheduler.create(database, task())
                        .tableName(WebhookOutbox.TABLE)
                        .serializer(WebhookOutbox.asJson(mapper))
                        .schedulerName(new SchedulerName.Fixed(name.value()))
                        .threads(THREADS)
                        .pollingInterval(INTERVAL)
                        .heartbeatInterval(HEARTBEAT)
                        .missedHeartbeatsLimit(4)
                        .shutdownMaxWait(LAST_WAIT)
                        .failureLogging(LogLevel.DEBUG, false)
                        .addSchedulerListener(new QueueWatch("webhooks' messages", database))
                        .build();
    }

    private Task<WebhookMessage> task() {
        return Tasks.oneTime(WebhookOutbox.TASK)
                .onFailure(
                        FailureHandler.<WebhookMessage>maxRetries(properties.attempts() - 1)
                                .withBackoff(properties.firstWait(), 2)
                                .thenRemove(this::giveUp))
                .execute((message, context) -> send(message.getId(), message.getData()));
    }

    /** The hosts that are allowed may have changed since the job was submitted. */
    private void send(String delivery, WebhookMessage message) {
        List<Fault> faults = message.webhook().faults(properties.hosts());
        if (faults.isEmpty()) {
            post.send(delivery, message);
        } else {
            notTold(message, ": " + faults.get(0).detail());
        }
    }

    private void giveUp(ExecutionComplete last) {
        notTold(
                (WebhookMessage) last.getExecution().taskInstance.getData(),
                ", after %d attempts: %s"
                        .formatted(
                                properties.attempts(),
                                last.getCause().map(Throwable::getMessage).orElse("")));
    }

    private void notTold(WebhookMessage message, String why) {
        if (jobs.exists(message.job())) {
            log.message(
                    message.job(),
                    "the webhook was not told that the job is " + message.state() + why);
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        scheduler.start();
    }

    @PreDestroy
    void stop() {
        scheduler.stop();
    }
}
