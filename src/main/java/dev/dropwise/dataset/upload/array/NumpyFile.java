package dev.dropwise.dataset.upload.array;

import dev.dropwise.dataset.upload.ArchiveFiles;
import dev.dropwise.dataset.upload.FilePrefix;
import dev.dropwise.dataset.upload.UploadSource;
import dev.dropwise.problem.TooLarge;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.Resource;

/**
 * A file with an array, on its own or in an archive.
 *
 * @param file that was sent
 * @param path within it where it is an archive; else empty
 */
record NumpyFile(UploadSource source, Resource file, String path) {

    private static final int MOST = 100;

    /** All that were sent. */
    static List<NumpyFile> all(UploadSource source) throws IOException {
        List<NumpyFile> arrays = new ArrayList<>();
        for (Resource file : source.files()) {
            if (!FilePrefix.of(source, file).isZip()) {
                arrays.add(new NumpyFile(source, file, ""));
                continue;
            }
            try (ArchiveFiles archive = ArchiveFiles.open(source, file)) {
                for (String path = archive.next(); path != null; path = archive.next()) {
                    if (arrays.size() == MOST) {
                        throw new TooLarge(
                                "%s: expected at most %d arrays, received more"
                                        .formatted(UploadSource.name(file), MOST));
                    }
                    arrays.add(new NumpyFile(source, file, path));
                }
            }
        }
        return arrays;
    }

    /** What the array is called. */
    String array() {
        String name = path.isEmpty() ? UploadSource.name(file) : path;
        return name.replaceFirst("\\.(gz|bz2|xz|zst)$", "").replaceFirst("\\.npy$", "");
    }

    InputStream open() throws IOException {
        return path.isEmpty() ? source.open(file) : ArchiveFiles.open(source, file, path);
    }

    @Override
    public String toString() {
        return path.isEmpty() ? UploadSource.name(file) : UploadSource.name(file) + ": " + path;
    }
}
