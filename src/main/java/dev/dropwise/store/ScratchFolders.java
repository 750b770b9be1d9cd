package dev.dropwise.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/** Where files lie that are needed for one piece of work and no longer; each process' own. */
@Component
public class ScratchFolders implements AutoCloseable {

    private final OwnFolder own;
    private final Path parts;

    /** Deletes what processes left behind that were killed. */
    public ScratchFolders(HomeProperties properties) {
        own = new OwnFolder(properties.home().toAbsolutePath().resolve("scratch"));
        try {
            parts = own.path().resolve("parts");
            PrivateFiles.createFolder(parts);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the folder " + own.path(), e);
        }
    }

    /** Where the web server writes the parts of requests. */
    public Path parts() {
        return parts;
    }

    /** A new, empty folder. */
    public Folder newFolder() {
        try {
            return new Folder(Files.createTempDirectory(own.path(), "work-"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the folder " + own.path(), e);
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

    @Override
    public void close() {
        own.close();
    }
}
