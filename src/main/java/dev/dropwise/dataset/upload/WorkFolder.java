package dev.dropwise.dataset.upload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.core.io.Resource;
import org.springframework.util.FileSystemUtils;

/** Where a reader writes what it needs while it reads; goes with all it holds. */
public record WorkFolder(Path path) implements AutoCloseable {

    /** Beside an uploaded file, so that all that is large is in one place. */
    public static WorkFolder beside(Resource file) throws IOException {
        return new WorkFolder(
                file instanceof UploadedFile
                        ? Files.createTempDirectory(file.getFile().toPath().getParent(), "table")
                        : Files.createTempDirectory("dropwise-table"));
    }

    @Override
    public void close() throws IOException {
        FileSystemUtils.deleteRecursively(path);
    }
}
