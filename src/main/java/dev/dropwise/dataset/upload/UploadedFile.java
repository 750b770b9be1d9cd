package dev.dropwise.dataset.upload;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;

/** A file that was sent: on disk under a name of ours, shown under its sender's. */
public final class UploadedFile extends FileSystemResource {

    private final String name;

    /**
     * @param sentAs folders in it are left out
     */
    public UploadedFile(Path file, String sentAs) {
        super(file);
        name = sentAs.substring(1 + Math.max(sentAs.lastIndexOf('/'), sentAs.lastIndexOf('\\')));
    }

    @Override
    public String getFilename() {
        return name;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UploadedFile that && name.equals(that.name) && super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
