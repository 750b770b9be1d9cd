package dev.dropwise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dropwise.support.ServiceProcess;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeInUseIntegrationTests {

    @TempDir private Path home;

    @Test
    void aSecondProcessOnOneHomeSaysSoInASentence() throws Exception {
        String url = "jdbc:h2:file:" + home.resolve("dropwise");
        try (Connection first = DriverManager.getConnection(url, "sa", "");
                ServiceProcess second = ServiceProcess.start(home)) {
            assertThat(first.isValid(1)).isTrue();
            assertThatThrownBy(second::api).hasStackTraceContaining("ended before it was ready");
            assertThat(second.output())
                    .contains("Another process uses the home folder " + home)
                    .contains("--dropwise.home=<another folder>")
                    .doesNotContain("\tat ");
        }
    }
}
