package dev.dropwise.support;

import dev.dropwise.DropwiseApplication;
import dev.dropwise.model.TrainedRuns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.util.FileSystemUtils;

/**
 * The whole service on a free port, with an empty home folder of its own. Classes that carry this
 * and nothing that changes the context share one service: a test looks only for what it made.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = DropwiseApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "dropwise.jobs.poll-interval=50ms",
            "dropwise.training.chunk=20ms",
            "dropwise.training.checkpoint-every=300ms",
            // how many there would be depends on how fast the machine is
            "dropwise.retention.checkpoints=0",
            "db-scheduler.polling-interval=50ms",
            "dropwise.webhooks.attempts=3",
            "dropwise.webhooks.first-wait=100ms",
            "dropwise.webhooks.hosts=localhost",
            // how long a reader of events may not read; connections that wait for a request stay
            "server.tomcat.connection-timeout=5s",
            "server.tomcat.keep-alive-timeout=1m",
            // nothing answers there: tests never leave the machine
            "dropwise.references.repository=http://127.0.0.1:1/"
        })
@ContextConfiguration(initializers = DropwiseTest.TemporaryHome.class)
@AutoConfigureMockMvc
@Import({TrainedRuns.class, AnswerChecks.class})
public @interface DropwiseTest {

    /** Gives the service a folder that goes with it. */
    class TemporaryHome implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            try {
                Path home = Files.createTempDirectory("dropwise-test-");
                TestPropertyValues.of("dropwise.home=" + home).applyTo(context);
                // The first to be registered is the last to be destroyed: after the database.
                ((DefaultListableBeanFactory) context.getBeanFactory())
                        .registerDisposableBean(
                                "temporaryHome", () -> FileSystemUtils.deleteRecursively(home));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
