package dev.dropwise.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dropwise.support.ServiceProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnguardedAddressIntegrationTests {

    @TempDir private Path home;

    @Test
    void aServiceForOtherMachinesDoesNotStartWithoutKeys() {
        try (ServiceProcess service = ServiceProcess.start(home, "--server.address=0.0.0.0")) {
            assertThatThrownBy(service::api).hasStackTraceContaining("ended before it was ready");
            assertThat(service.output())
                    .contains("The service would answer on 0.0.0.0", "without asking anybody")
                    .contains(
                            "--dropwise.security.first-key-file=", "--dropwise.security.open=true")
                    .doesNotContain("\tat ", "Tomcat started");
        }
    }

    @Test
    void itStartsWhereSomethingElseGuardsItAndSaysSo() throws Exception {
        try (ServiceProcess service =
                ServiceProcess.start(
                        home, "--server.address=0.0.0.0", "--dropwise.security.open=true")) {
            service.api().get("/api/v1/jobs");
            assertThat(service.output()).contains("WARN", "whoever reaches this service may do");
        }
    }
}
