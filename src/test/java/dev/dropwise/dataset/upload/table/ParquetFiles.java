package dev.dropwise.dataset.upload.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Parquet files for tests. */
public final class ParquetFiles {

    private ParquetFiles() {}

    /** The rows of a query. */
    public static byte[] of(String query) {
        try {
            Path file = Files.createTempFile("dropwise-", ".parquet");
            try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                    Statement statement = database.createStatement()) {
                statement.execute(
                        "COPY (%s) TO %s".formatted(query, SqlText.text(file.toString())));
                return Files.readAllBytes(file);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
