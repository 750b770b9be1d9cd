package dev.dropwise.job.queue;

import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.event.SchedulerListener;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.modulith.NamedInterface;

/**
 * Says once that a queue cannot be read, and once that it can be read again. db-scheduler itself,
 * which polls several times a second, would log every failure with its stack trace: its loggers for
 * that are off.
 */
@NamedInterface("queue")
public final class QueueWatch extends AbstractSchedulerListener {

    private static final Logger logger = LoggerFactory.getLogger(QueueWatch.class);

    /** One alone may have begun before the database came back, or be mended by the next poll. */
    private static final int FAILURES = 2;

    private static final int SECONDS_TO_ANSWER = 2;

    private final String queue;
    private final DataSource database;
    private final AtomicInteger failures = new AtomicInteger();

    /**
     * @param queue what is in it, for people
     */
    public QueueWatch(String queue, DataSource database) {
        this.queue = queue;
        this.database = database;
    }

    @Override
    public void onSchedulerEvent(SchedulerListener.SchedulerEventType type) {
        switch (type) {
            case UNEXPECTED_ERROR -> failed();
            case RAN_EXECUTE_DUE -> worked();
            default -> {}
        }
    }

    private void failed() {
        if (failures.incrementAndGet() == FAILURES) {
            logger.warn(
                    "Cannot read the queue of {}, trying again until it works: {}", queue, why());
        }
    }

    private void worked() {
        if (failures.getAndSet(0) >= FAILURES) {
            logger.info("The queue of {} can be read again", queue);
        }
    }

    /** db-scheduler does not tell. */
    private String why() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(SECONDS_TO_ANSWER)
                    ? "the database answers, logging.level.com.github.kagkarlsson.scheduler.RunUntilShutdown=error shows more"
                    : "the database does not answer";
        } catch (SQLException e) {
            return e.toString();
        }
    }
}
