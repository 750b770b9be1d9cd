package dev.dropwise.batch;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;

/**
 * Takes batch predictions for workers, in the transaction in which they are made. They have a table
 * of their own, so that they wait for no training.
 */
@Component
class BatchQueue {

    static final String TABLE = "batch_tasks";
    static final String TASK = "predict";

    private final SchedulerClient tasks;
    private final Clock clock;

    BatchQueue(DataSource database, Clock clock) {
        this.tasks =
                SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(database))
                        .tableName(TABLE)
                        .build();
        this.clock = clock;
    }

    void add(UUID batch) {
        tasks.scheduleIfNotExists(new TaskInstance<Void>(TASK, batch.toString()), clock.instant());
    }
}
