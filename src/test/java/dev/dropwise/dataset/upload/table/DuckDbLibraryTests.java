package dev.dropwise.dataset.upload.table;

import static org.assertj.core.api.Assertions.assertThat;

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
}
