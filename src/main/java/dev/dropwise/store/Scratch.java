package dev.dropwise.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Where files lie that are needed for one piece of work and no longer. */
@Component
public class Scratch {

    /** Where the web server writes the parts of a request, as application.yml tells it. */
    private static final String PARTS = "parts";

    private final Path folder;

    /** Deletes what a process that was killed left behind. */
    public Scratch(HomeProperties properties) {
        folder = properties.home().toAbsolutePath().resolve("scratch");
        try {
            FileSystemUtils.deleteRecursively(folder);
            Files.createDirectories(folder.resolve(PARTS));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the folder " + folder, e);
        }
    }

    /** A new, empty folder. */
    public Folder newFolder() {
        try {
            return new Folder(Files.createTempDirectory(folder, "work-"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the folder " + folder, e);
        }
    }

    /** A folder that goes with all it holds when it is closed. */
    public record Folder(Path path) implements AutoCloseable {

        @Override
        public void close() {
            try {
                FileSystemUtils.deleteRecursively(path);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot delete " + path, e);
            }
        }
    }
}
