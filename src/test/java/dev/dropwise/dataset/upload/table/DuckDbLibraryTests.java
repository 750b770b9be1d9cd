package dev.dropwise.dataset.upload.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dropwise.problem.Overloaded;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class DuckDbLibraryTests {

    @Test
    @EnabledOnOs(OS.LINUX)
    void worksOnceItsFileIsGone() throws Exception {
        DuckDbLibrary.load();

        assertThat(DuckDbLibrary.copies()).isEmpty();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
            try (ResultSet answer = connection.createStatement().executeQuery("SELECT 40 + 2")) {
                assertThat(answer.next()).isTrue();
                assertThat(answer.getInt(1)).isEqualTo(42);
            }
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void saysWhereItNeedsRoom() {
        assertThatThrownBy(() -> DuckDbLibrary.requireRoom(Path.of("/proc")))
                .isInstanceOf(Overloaded.class)
                .hasMessage(
                        "what reads tables cannot be unpacked: expected 128 MB free in /proc (java.io.tmpdir), received 0");
    }
}
