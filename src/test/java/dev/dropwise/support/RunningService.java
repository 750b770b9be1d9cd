package dev.dropwise.support;

import dev.dropwise.DropwiseApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/** The whole service as users start it, on a free port and with an empty folder as its home. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = DropwiseApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            // nothing answers there: tests never leave the machine
            "dropwise.references.repository=http://127.0.0.1:1/",
            "dropwise.webhooks.hosts=localhost"
        })
@ContextConfiguration(initializers = RunningService.EmptyHome.class)
public @interface RunningService {

    /** Makes the folder, where a clean build removes it. */
    class EmptyHome implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            try {
                Path homes = Files.createDirectories(Path.of("target", "tests").toAbsolutePath());
                Path home = Files.createTempDirectory(homes, "service");
                TestPropertyValues.of("dropwise.home=" + home).applyTo(context);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
