package dev.dropwise.dataset.upload.table;

import dev.dropwise.dataset.DatasetProperties;
import dev.dropwise.dataset.upload.PlainFile;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBDriver;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;

/**
 * A database in memory that reads the files it is given and nothing else: no other file, no
 * network, no extension; and whose settings nobody can change any more. One connection to it, for
 * one thread, opened by the first question: a file that is refused by its head needs none.
 */
final class DuckDb implements AutoCloseable {

    private final Opening opening;
    private @Nullable DuckDBConnection connection;

    /** Makes a connection. */
    private interface Opening {
        DuckDBConnection open() throws SQLException;
    }

    /**
     * @param files that may be read
     * @param folder whose files may be read, too; what does not fit into memory is written to it
     */
    DuckDb(List<PlainFile> files, Path folder, DatasetProperties limits) {
        opening = () -> open(files, folder, limits);
    }

    private DuckDb(DuckDBConnection connection) {
        opening = () -> connection;
        this.connection = connection;
    }

    /** Several threads may ask for another one at once. */
    private synchronized DuckDBConnection connection() throws SQLException {
        DuckDBConnection open = connection == null ? opening.open() : connection;
        connection = open;
        return open;
    }

    private static DuckDBConnection open(
            List<PlainFile> files, Path folder, DatasetProperties limits) throws SQLException {
        DuckDbLibrary.load();
        Properties settings = new Properties();
        settings.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
        settings.setProperty("memory_limit", limits.tableMemory().toMegabytes() + "MiB");
        // The thread that asks reads the file itself: others would only copy the rows once more to
        // put them in order.
        settings.setProperty("threads", "1");
        settings.setProperty("temp_directory", folder.resolve("spilled").toString());
        DuckDBConnection connection =
                DriverManager.getConnection("jdbc:duckdb:", settings)
                        .unwrap(DuckDBConnection.class);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            // It takes a file's word for what its values are, and statistics know no NaN.
            statement.execute("SET disabled_optimizers = 'statistics_propagation'");
            statement.execute("SET autoinstall_known_extensions = false");
            statement.execute("SET autoload_known_extensions = false");
            List<String> paths = files.stream().map(file -> file.path().toString()).toList();
            statement.execute("SET allowed_paths = " + SqlText.texts(paths));
            statement.execute("SET allowed_directories = " + SqlText.texts(List.of(folder + "/")));
            statement.execute("SET enable_external_access = false");
            statement.execute("SET lock_configuration = true");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Another connection to the same database, for another thread. */
    DuckDb another() throws SQLException {
        return new DuckDb(connection().duplicate().unwrap(DuckDBConnection.class));
    }

    /** The rows of a small answer whose columns are all texts. */
    List<List<@Nullable String>> rows(String sql) throws SQLException, IOException {
        List<List<@Nullable String>> rows = new ArrayList<>();
        read(
                sql,
                (chunk, count) -> {
                    for (int row = 0; row < count; row++) {
                        @Nullable String[] texts = new String[(int) chunk.columnCount()];
                        for (int i = 0; i < texts.length; i++) {
                            DuckDBReadableVector vector = chunk.vector(i);
                            texts[i] = vector.isNull(row) ? null : vector.getString(row);
                        }
                        rows.add(Collections.unmodifiableList(Arrays.asList(texts)));
                    }
                });
        return rows;
    }

    /** Takes some rows of all columns. */
    interface Visitor {
        void visit(DuckDBDataChunkReader chunk, int rows) throws IOException;
    }

    /** Gives a large answer as it comes, in its order. */
    void read(String sql, Visitor visitor) throws SQLException, IOException {
        try (DuckDBPreparedStatement statement = connection().prepare(sql);
                DuckDBChunkedResult found = statement.query()) {
            while (found.nextChunk()) {
                DuckDBDataChunkReader chunk = found.chunk();
                visitor.visit(chunk, Math.toIntExact(chunk.rowCount()));
            }
        }
    }

    @Override
    public synchronized void close() throws SQLException {
        if (connection != null) {
            connection.close();
        }
    }
}
