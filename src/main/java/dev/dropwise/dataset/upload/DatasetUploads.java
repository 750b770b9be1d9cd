package dev.dropwise.dataset.upload;

import dev.dropwise.dataset.Dataset;
import dev.dropwise.dataset.DatasetNames;
import dev.dropwise.dataset.DatasetProperties;
import dev.dropwise.dataset.StoredOrigin;
import dev.dropwise.dataset.column.ColumnLimits;
import dev.dropwise.dataset.column.SpilledColumns;
import dev.dropwise.dataset.content.DatasetContent;
import dev.dropwise.problem.Conflict;
import dev.dropwise.problem.Invalid;
import dev.dropwise.store.ScratchFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Service;
import org.springframework.web.multipart.MultipartFile;

/** Makes data sets of the files that clients send. */
@Service
public class DatasetUploads {

    private final DatasetReaders datasetReaders;
    private final StoredOrigin stored;
    private final DatasetNames names;
    private final ScratchFolders scratch;
    private final DatasetProperties limits;

    DatasetUploads(
            DatasetReaders datasetReaders,
            StoredOrigin stored,
            DatasetNames names,
            ScratchFolders scratch,
            DatasetProperties limits) {
        this.datasetReaders = datasetReaders;
        this.stored = stored;
        this.names = names;
        this.scratch = scratch;
        this.limits = limits;
    }

    /**
     * Reads and stores, or leaves nothing behind.
     *
     * @throws Conflict when the name is taken
     * @throws Invalid when the files cannot be read, or not with these options
     * @throws dev.dropwise.problem.TooLarge when a bound is exceeded
     */
    public Dataset take(UploadForm form) {
        UploadOptions options = form.options();
        names.requireFree(options.name());
        ColumnLimits bounds = limits.columnLimits();
        try (ScratchFolders.Folder folder = scratch.newFolder();
                SpilledColumns columns = new SpilledColumns(newFolder(folder, "read"), bounds);
                SpilledColumns ordered = new SpilledColumns(newFolder(folder, "order"), bounds)) {
            UploadSource source = new UploadSource(moveTo(folder.path(), form.files()), limits);
            DatasetContent content =
                    datasetReaders.reader(source, options).read(source, options, columns);
            DatasetContent divided = TestRowSelection.of(content, options, ordered);
            return stored.keep(options.name(), options, divided, source.warnings().of(divided));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or write the files of an upload", e);
        }
    }

    private static Path newFolder(ScratchFolders.Folder within, String name) throws IOException {
        return Files.createDirectory(within.path().resolve(name));
    }

    /** Under names of ours: theirs may be anything. */
    private static List<Resource> moveTo(Path folder, List<MultipartFile> sent) throws IOException {
        List<Resource> files = new ArrayList<>();
        for (MultipartFile part : sent) {
            Path file = folder.resolve("file-" + files.size());
            String name = String.valueOf(part.getOriginalFilename());
            if (part.isEmpty()) {
                throw new UnreadableFile(name, "expected data, received an empty file");
            }
            // Renames the file that the server has written; for a path it would copy.
            part.transferTo(file.toFile());
            files.add(new UploadedFile(file, name));
        }
        return files;
    }
}
