package dev.dropwise.dataset.upload.table;

import dev.dropwise.problem.Overloaded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.util.unit.DataSize;

/**
 * DuckDB's native library. It is unpacked from the jar, 70 MB, and deleted when the JVM ends in
 * peace; on Linux it is deleted as soon as it is loaded, so that a process that is killed leaves
 * none behind.
 */
final class DuckDbLibrary {

    private static final Path MAPPED = Path.of("/proc/self/maps");
    private static final Pattern COPY = Pattern.compile("/\\S.*/libduckdb_java\\d+\\.so$");

    private static final DataSize UNPACKED = DataSize.ofMegabytes(128);

    private static boolean isLoaded;

    private DuckDbLibrary() {}

    /**
     * Loads it, if nobody has yet. What fails half-way cannot be tried again in the same process,
     * so that there is room comes first.
     *
     * @throws Overloaded where the folder for temporary files has no room for it
     */
    static synchronized void load() {
        if (isLoaded) {
            return;
        }
        try {
            requireRoom(Path.of(System.getProperty("java.io.tmpdir")));
            DriverManager.getConnection("jdbc:duckdb:").close();
            for (Path copy : copies()) {
                Files.deleteIfExists(copy);
            }
            isLoaded = true;
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB cannot be loaded", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete the unpacked DuckDB", e);
        }
    }

    static void requireRoom(Path folder) throws IOException {
        long room = Files.getFileStore(folder).getUsableSpace();
        if (room < UNPACKED.toBytes()) {
            throw new Overloaded(
                    "what reads tables cannot be unpacked: expected %d MB free in %s (java.io.tmpdir), received %d"
                            .formatted(
                                    UNPACKED.toMegabytes(),
                                    folder,
                                    DataSize.ofBytes(room).toMegabytes()),
                    Duration.ofMinutes(1));
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
