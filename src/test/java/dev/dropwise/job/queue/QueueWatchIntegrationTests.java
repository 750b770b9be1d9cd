package dev.dropwise.job.queue;

import static com.github.kagkarlsson.scheduler.event.SchedulerListener.SchedulerEventType.RAN_EXECUTE_DUE;
import static com.github.kagkarlsson.scheduler.event.SchedulerListener.SchedulerEventType.UNEXPECTED_ERROR;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.event.SchedulerListener.SchedulerEventType;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class QueueWatchIntegrationTests {

    @Test
    void saysOnceThatTheDatabaseIsAwayAndOnceThatItIsBack(CapturedOutput output) {
        QueueWatch watch = new QueueWatch("jobs", database("jdbc:h2:tcp://127.0.0.1:1/nowhere"));

        happens(watch, UNEXPECTED_ERROR, UNEXPECTED_ERROR, UNEXPECTED_ERROR, UNEXPECTED_ERROR);
        assertThat(about(output))
                .singleElement()
                .asString()
                .contains("WARN", "Cannot read the queue of jobs", "127.0.0.1:1");

        happens(watch, RAN_EXECUTE_DUE, RAN_EXECUTE_DUE);
        assertThat(about(output)).hasSize(2);
        assertThat(about(output).get(1)).contains("INFO", "The queue of jobs can be read again");
    }

    @Test
    void saysNothingOfWhatTheNextLookMends(CapturedOutput output) {
        QueueWatch watch = new QueueWatch("jobs", database("jdbc:h2:mem:there"));

        happens(watch, RAN_EXECUTE_DUE, UNEXPECTED_ERROR, RAN_EXECUTE_DUE, UNEXPECTED_ERROR);

        assertThat(about(output)).isEmpty();
    }

    @Test
    void saysWhereToLookWhereTheDatabaseAnswers(CapturedOutput output) {
        QueueWatch watch = new QueueWatch("jobs", database("jdbc:h2:mem:there"));

        happens(watch, UNEXPECTED_ERROR, UNEXPECTED_ERROR);

        assertThat(about(output))
                .singleElement()
                .asString()
                .contains("the database answers", "RunUntilShutdown=error");
    }

    private static void happens(QueueWatch watch, SchedulerEventType... events) {
        List.of(events).forEach(watch::onSchedulerEvent);
    }

    private static List<String> about(CapturedOutput output) {
        return output.getAll().lines().filter(line -> line.contains("QueueWatch")).toList();
    }

    private static JdbcDataSource database(String url) {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL(url);
        return database;
    }
}
