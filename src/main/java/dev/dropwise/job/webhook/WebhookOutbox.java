package dev.dropwise.job.webhook;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes messages to webhooks, in the transaction in which what they tell happens. They have a table
 * of their own: a message must not wait for the trainings that are in the queue of jobs.
 */
@Component
public class WebhookOutbox {

    static final String TABLE = "webhook_messages";
    static final TaskDescriptor<WebhookMessage> TASK =
            TaskDescriptor.of("webhook", WebhookMessage.class);

    private final SchedulerClient messages;
    private final JsonMapper mapper;
    private final Clock clock;

    WebhookOutbox(DataSource database, JsonMapper mapper, Clock clock) {
        this.messages =
                SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(database))
                        .tableName(TABLE)
                        .serializer(asJson(mapper))
                        .build();
        this.mapper = mapper;
        this.clock = clock;
    }

    /**
     * Has a webhook told of a job's state.
     *
     * @param view the job as clients see it now
     */
    public void add(UUID job, String state, Webhook webhook, Object view) {
        String body = mapper.writeValueAsString(view);
        messages.scheduleIfNotExists(
                TASK.instance(UUID.randomUUID().toString())
                        .data(new WebhookMessage(job, state, webhook, body))
                        .scheduledTo(clock.instant()));
    }

    static Serializer asJson(JsonMapper mapper) {
        return new Serializer() {
            @Override
            public byte[] serialize(Object data) {
                return mapper.writeValueAsBytes(data);
            }

            @Override
            public <T> T deserialize(Class<T> type, byte[] serialized) {
                return mapper.readValue(serialized, type);
            }
        };
    }
}
