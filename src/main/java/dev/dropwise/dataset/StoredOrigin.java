package dev.dropwise.dataset;

import dev.dropwise.problem.Conflict;
import dev.dropwise.store.Blob;
import dev.dropwise.store.BlobStore;
import dev.dropwise.store.CorruptBlob;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Data sets that were sent: their rows are in files, which are mapped into memory. */
@Component
@Order(1)
class StoredOrigin implements Origin {

    private final StoredDatasets rows;
    private final DatasetNames names;
    private final RecentDatasets recent;
    private final Insights insights;
    private final BlobStore blobs;
    private final Clock clock;

    StoredOrigin(
            StoredDatasets rows,
            DatasetNames names,
            RecentDatasets recent,
            Insights insights,
            BlobStore blobs,
            Clock clock) {
        this.rows = rows;
        this.names = names;
        this.recent = recent;
        this.insights = insights;
        this.blobs = blobs;
        this.clock = clock;
    }

    /**
     * Keeps a content: when this returns, it survives a crash.
     *
     * @param options its name, and how it was read
     * @throws Conflict when the name is taken; nothing is left then
     */
    Dataset keep(UploadOptions options, Content content) {
        Outline outline = Outline.of(content);
        Insight insight = Insight.of(content);
        BlobStore.Staged staged =
                blobs.stage(Blob.Kind.MATRIX, out -> MatrixFile.write(content, out));
        blobs.whileOthersWait(() -> keep(options, outline, insight, staged));
        return find(options.name()).orElseThrow(() -> new NoSuchDataset(options.name(), List.of()));
    }

    private void keep(
            UploadOptions options, Outline outline, Insight insight, BlobStore.Staged staged) {
        // Databases keep microseconds, and the very same time has to come back.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Blob matrix = blobs.keep(staged);
        try {
            names.take(
                    options.name(),
                    () -> {
                        insights.keep(options.name(), outline.version(), insight);
                        return rows.save(new StoredDataset(options, outline, matrix, now));
                    });
        } catch (RuntimeException e) {
            deleteUnlessNamed(matrix);
            throw e;
        }
    }

    private void deleteUnlessNamed(Blob matrix) {
        if (!rows.existsBySha256(matrix.sha256())) {
            blobs.delete(matrix);
        }
    }

    @Override
    public Optional<Dataset> find(String name) {
        return rows.findById(name).map(this::dataset);
    }

    @Override
    public List<Dataset> all() {
        return rows.findByOrderByCreatedAtDescNameAsc().stream().map(this::dataset).toList();
    }

    /** A training that reads the rows goes on: a file lives until nobody has it mapped. */
    @Override
    public boolean delete(Dataset dataset) {
        recent.forget(dataset);
        Optional<StoredDataset> row = rows.findById(dataset.name());
        blobs.whileOthersWait(
                () -> {
                    if (row.isPresent()) {
                        names.free(dataset.name());
                        deleteUnlessNamed(row.get().matrix());
                    }
                });
        return row.isPresent();
    }

    private Dataset dataset(StoredDataset row) {
        String name = row.options().name();
        return recent.get(
                name,
                row.createdAt(),
                () ->
                        new Dataset(
                                name,
                                row.createdAt(),
                                null,
                                row.outline(),
                                () -> open(name, row.matrix())));
    }

    private Content open(String name, Blob matrix) {
        try {
            return MatrixFile.open(blobs.verified(matrix));
        } catch (CorruptBlob | IOException e) {
            throw new DamagedDataset(name, e);
        }
    }
}
