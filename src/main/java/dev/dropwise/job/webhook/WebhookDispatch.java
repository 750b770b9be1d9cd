package dev.dropwise.job.webhook;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.dropwise.job.event.EventLog;
import dev.dropwise.job.event.WatchedJobs;
import dev.dropwise.job.queue.QueueWatch;
import dev.dropwise.job.queue.WorkerName;
import dev.dropwise.problem.Fault;
import jakarta.annotation.PreDestroy;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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

    private static final int THREADS = 8;
    private static final Duration HOST_IS_BUSY = Duration.ofSeconds(1);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final Duration LAST_WAIT = Duration.ofSeconds(5);

    private final WatchedJobs jobs;
    private final EventLog log;
    private final WebhookPost post;
    private final WebhookProperties properties;
    private final BusyHosts hosts;
    private final Clock clock;
    private final Scheduler scheduler;

    WebhookDispatch(
            WebhookPost post,
            @Lazy WatchedJobs jobs,
            EventLog log,
            WebhookProperties properties,
            BusyHosts hosts,
            Clock clock,
            WorkerName name,
            DataSource database,
            JsonMapper mapper) {
        this.jobs = jobs;
        this.log = log;
        this.post = post;
        this.properties = properties;
        this.hosts = hosts;
        this.clock = clock;
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
        return Tasks.custom(WebhookOutbox.TASK.getTaskName(), WebhookMessage.class)
                .execute((message, context) -> attempt(message.getId(), message.getData()));
    }

    /** Tries once, and says what is to become of the message. */
    private CompletionHandler<WebhookMessage> attempt(String delivery, WebhookMessage message) {
        // The hosts that are allowed may have changed since the job was submitted.
        List<Fault> faults = message.webhook().faults(properties.hosts());
        if (!faults.isEmpty()) {
            notTold(message, ": " + faults.get(0).detail());
            return (complete, operations) -> operations.remove();
        }
        String host = URI.create(message.webhook().url()).getHost().toLowerCase(Locale.ROOT);
        if (!hosts.enter(host)) {
            return again(message, HOST_IS_BUSY);
        }
        Instant start = clock.instant();
        try {
            post.send(delivery, message);
            return (complete, operations) -> operations.remove();
        } catch (WebhookNotDelivered e) {
            return afterFailure(message.afterFailure(), e);
        } finally {
            Duration taken = Duration.between(start, clock.instant());
            hosts.leave(host, taken.compareTo(properties.timeout()) >= 0);
        }
    }

    private CompletionHandler<WebhookMessage> afterFailure(
            WebhookMessage message, WebhookNotDelivered failure) {
        if (message.attempts() >= properties.attempts()) {
            String why = ", after %d attempts: %s";
            notTold(message, why.formatted(message.attempts(), failure.getMessage()));
            return (complete, operations) -> operations.remove();
        }
        return again(message, properties.firstWait().multipliedBy(1L << (message.attempts() - 1)));
    }

    private CompletionHandler<WebhookMessage> again(WebhookMessage message, Duration later) {
        Instant time = clock.instant().plus(later);
        return (complete, operations) -> operations.reschedule(complete, time, message);
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
