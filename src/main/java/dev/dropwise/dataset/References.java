package dev.dropwise.dataset;

import dev.dropwise.problem.Conflict;
import dev.dropwise.store.Scratch;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.stereotype.Service;

/** Makes data sets of what others publish. */
@Service
class References {

    private final DjlRepository repository;
    private final Formats formats;
    private final StoredOrigin stored;
    private final DatasetNames names;
    private final Scratch scratch;
    private final DatasetProperties limits;

    References(
            DjlRepository repository,
            Formats formats,
            StoredOrigin stored,
            DatasetNames names,
            Scratch scratch,
            DatasetProperties limits) {
        this.repository = repository;
        this.formats = formats;
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
    Dataset take(Reference reference) {
        names.requireFree(reference.name());
        UploadOptions options = UploadOptions.of(reference.name(), reference.source().format());
        try (Scratch.Folder folder = scratch.newFolder();
                SpilledColumns columns = new SpilledColumns(folder.path(), limits)) {
            Source source =
                    new Source(
                            repository.fetch(reference.source().artifact(), folder.path()), limits);
            return stored.keep(
                    options, formats.reader(source, options).read(source, options, columns));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or write fetched files", e);
        }
    }
}
