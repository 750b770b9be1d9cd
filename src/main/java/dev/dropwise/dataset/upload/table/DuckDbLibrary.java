package dev.dropwise.dataset.upload.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * DuckDB's native library. It is unpacked from the jar, 70 MB, and deleted when the JVM ends in
 * peace; on Linux it is deleted as soon as it is loaded, so that a process that is killed leaves
 * none behind.
 */
final class DuckDbLibrary {

    private static final Path MAPPED = Path.of("/proc/self/maps");
    private static final Pattern COPY = Pattern.compile("/\\S.*/libduckdb_java\\d+\\.so$");

    private DuckDbLibrary() {}

    /** Loads it, if nobody has yet. */
    static void load() {
        try {
            DriverManager.getConnection("jdbc:duckdb:").close();
            for (Path copy : copies()) {
                Files.deleteIfExists(copy);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB cannot be loaded", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete the unpacked DuckDB", e);
        }
    }

    /** Files of it that this process uses and that are still there; what is mapped needs none. */
    static List<Path> copies() throws IOException {
        if (!Files.isReadable(MAPPED)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(MAPPED)) {
            return lines.map(COPY::matcher)
                    .filter(Matcher::find)
                    .map(Matcher::group)
                    .distinct()
                    .map(Path::of)
                    .toList();
        }
    }
}
