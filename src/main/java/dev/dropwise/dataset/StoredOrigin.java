package dev.dropwise.dataset;

import dev.dropwise.dataset.content.DatasetContent;
import dev.dropwise.dataset.content.MatrixFile;
import dev.dropwise.dataset.insight.DatasetInsight;
import dev.dropwise.dataset.insight.Warning;
import dev.dropwise.problem.Conflict;
import dev.dropwise.store.Blob;
import dev.dropwise.store.BlobStore;
import dev.dropwise.store.CorruptBlob;
import dev.dropwise.store.NamedBlobs;
import dev.dropwise.web.DropwiseJson;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Data sets that were sent: their rows are in files, which are mapped into memory. */
@Component
@Order(1)
public class StoredOrigin implements DatasetOrigin {

    private final StoredDatasets rows;
    private final DatasetNames names;
    private final RecentDatasets recent;
    private final DatasetInsights insights;
    private final BlobStore blobs;
    private final NamedBlobs files;
    private final TransactionTemplate transaction;
    private final Clock clock;

    StoredOrigin(
            StoredDatasets rows,
            DatasetNames names,
            RecentDatasets recent,
            DatasetInsights insights,
            BlobStore blobs,
            NamedBlobs files,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.names = names;
        this.recent = recent;
        this.insights = insights;
        this.blobs = blobs;
        this.files = files;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Keeps a content: when this returns, it survives a crash.
     *
     * @param options how it was read, a record that is kept as JSON
     * @param warnings what was found when it was read
     * @throws Conflict when the name is taken; nothing is left then
     */
    public Dataset keep(
            String name, Object options, DatasetContent content, List<Warning> warnings) {
        DatasetInsight insight = DatasetInsight.of(content).and(warnings);
        WrittenContent written = WrittenContent.of(content, blobs);
        BlobStore.Staged staged = written.staged();
        try {
            blobs.prepare(staged);
            transaction.executeWithoutResult(status -> keep(name, options, insight, written));
        } catch (RuntimeException e) {
            undo(staged, e);
            throw e;
        }
        return find(name).orElseThrow(() -> new NoSuchDataset(name, List.of()));
    }

    private void keep(String name, Object options, DatasetInsight insight, WrittenContent written) {
        DatasetOutline outline = written.outline();
        Instant now = clock.instant();
        Blob matrix = files.keep(List.of(written.staged())).get(0);
        JsonNode asked = DropwiseJson.mapper().valueToTree(options);
        names.take(
                name,
                () -> {
                    insights.keep(name, outline.version(), insight);
                    return rows.save(new StoredDataset(name, asked, outline, matrix, now));
                });
    }

    private void undo(BlobStore.Staged staged, RuntimeException reason) {
        try {
            blobs.discard(staged);
            files.dropUnlessNamed(staged.blob());
        } catch (RuntimeException e) {
            reason.addSuppressed(e);
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
        if (row.isPresent()) {
            names.free(dataset.name());
            files.dropUnlessNamed(row.get().matrix());
        }
        return row.isPresent();
    }

    private Dataset dataset(StoredDataset row) {
        String name = row.getId();
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

    private DatasetContent open(String name, Blob matrix) {
        try {
            return MatrixFile.open(blobs.verified(matrix));
        } catch (CorruptBlob | IOException e) {
            throw new DamagedDataset(name, e);
        }
    }
}
