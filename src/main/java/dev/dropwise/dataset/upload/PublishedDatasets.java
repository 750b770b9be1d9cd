package dev.dropwise.dataset.upload;

import dev.dropwise.dataset.Dataset;
import dev.dropwise.dataset.DatasetNames;
import dev.dropwise.dataset.DatasetProperties;
import dev.dropwise.dataset.StoredOrigin;
import dev.dropwise.dataset.column.SpilledColumns;
import dev.dropwise.dataset.content.DatasetContent;
import dev.dropwise.problem.Conflict;
import dev.dropwise.store.ScratchFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.stereotype.Service;

/** Makes data sets of what others publish. */
@Service
public class PublishedDatasets {

    private final DjlRepository repository;
    private final DatasetReaders datasetReaders;
    private final StoredOrigin stored;
    private final DatasetNames names;
    private final ScratchFolders scratch;
    private final DatasetProperties limits;

    PublishedDatasets(
            DjlRepository repository,
            DatasetReaders datasetReaders,
            StoredOrigin stored,
            DatasetNames names,
            ScratchFolders scratch,
            DatasetProperties limits) {
        this.repository = repository;
        this.datasetReaders = datasetReaders;
        this.stored = stored;
        this.names = names;
        this.scratch = scratch;
        this.limits = limits;
    }

    /**
     * Fetches and stores, or leaves nothing behind.
     *
     * @throws Conflict when the name is taken
     * @throws dev.dropwise.problem.Overloaded when the network does not allow it
     * @throws dev.dropwise.problem.UpstreamFailed when something else is there
     */
    public Dataset take(Reference reference) {
        names.requireFree(reference.name());
        UploadOptions options = UploadOptions.of(reference.name(), reference.source().format());
        try (ScratchFolders.Folder folder = scratch.newFolder();
                SpilledColumns columns = new SpilledColumns(folder.path(), limits.columnLimits())) {
            UploadSource source =
                    new UploadSource(
                            repository.fetch(reference.source().artifact(), folder.path()), limits);
            DatasetContent content =
                    datasetReaders.reader(source, options).read(source, options, columns);
            return stored.keep(options.name(), options, content, source.warnings().of(content));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or write fetched files", e);
        }
    }
}
