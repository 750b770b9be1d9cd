package dev.dropwise.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dropwise.DropwiseApplication;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** A home that is named without saying which folder it is in is in the folder of the process. */
class AbsoluteHomeIntegrationTests {

    @Test
    void takesANameAlone() throws Exception {
        String name = "home-" + UUID.randomUUID();
        Path home = Path.of(name).toAbsolutePath();
        try (ConfigurableApplicationContext context =
                SpringApplication.run(
                        DropwiseApplication.class, "--server.port=0", "--dropwise.home=" + name)) {
            assertThat(context.getBean(HomeProperties.class).home()).isEqualTo(home);
            assertThat(context.getEnvironment().getProperty("spring.datasource.url"))
                    .startsWith("jdbc:h2:file:" + home + "/dropwise;");
            assertThat(home).isNotEmptyDirectory();
        } finally {
            FileSystemUtils.deleteRecursively(home);
        }
    }
}
