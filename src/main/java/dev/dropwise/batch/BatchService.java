package dev.dropwise.batch;

import dev.dropwise.dataset.Dataset;
import dev.dropwise.dataset.Datasets;
import dev.dropwise.dataset.NoSuchDataset;
import dev.dropwise.inference.DatasetPredictions;
import dev.dropwise.inference.ServedCheckpoint;
import dev.dropwise.problem.Invalid;
import dev.dropwise.random.SeedGenerator;
import dev.dropwise.security.Caller;
import dev.dropwise.store.NamedBlobs;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** What clients do with batch predictions. */
@Service
class BatchService {

    private static final SeedGenerator SEEDS = new SeedGenerator();

    private final BatchPredictions batches;
    private final BatchParts parts;
    private final BatchQueue queue;
    private final Datasets datasets;
    private final DatasetPredictions predictions;
    private final NamedBlobs files;
    private final TransactionTemplate transaction;
    private final Clock clock;

    BatchService(
            BatchPredictions batches,
            BatchParts parts,
            BatchQueue queue,
            Datasets datasets,
            DatasetPredictions predictions,
            NamedBlobs files,
            TransactionTemplate transaction,
            Clock clock) {
        this.batches = batches;
        this.parts = parts;
        this.queue = queue;
        this.datasets = datasets;
        this.predictions = predictions;
        this.files = files;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Begins one, after its first row has shown that the request fits the model.
     *
     * @param served a version of a model
     * @throws Invalid with all that does not fit
     */
    BatchPrediction submit(ServedCheckpoint served, BatchRequest request) {
        Dataset dataset = dataset(request.dataset());
        BatchRequest seeded = request.seeded(SEEDS.next());
        if (dataset.rows() == 0) {
            throw new Invalid("/dataset", "expected a data set with rows, received none");
        }
        predictions.check(served, dataset, seeded.options());
        String owner = Caller.ownerNamed(null);
        BatchPrediction batch =
                new BatchPrediction(
                        served.modelOrFail(),
                        served.versionOrFail(),
                        seeded,
                        dataset.version(),
                        dataset.rows(),
                        owner == null ? "" : owner,
                        clock.instant());
        return transaction.execute(
                status -> {
                    BatchPrediction saved = batches.saveAndFlush(batch);
                    queue.add(saved.id());
                    return saved;
                });
    }

    private Dataset dataset(String name) {
        try {
            return datasets.get(name);
        } catch (NoSuchDataset e) {
            throw new Invalid("/dataset", String.valueOf(e.getMessage()));
        }
    }

    BatchPrediction cancel(String model, UUID id) {
        Caller.requireOwner(batches.get(model, id).owner());
        return transaction.execute(
                status -> {
                    BatchPrediction batch =
                            batches.lock(id).orElseThrow(() -> new NoSuchBatch(model, id));
                    batch.cancel(clock.instant());
                    return batch;
                });
    }

    /** With its files. */
    void delete(String model, UUID id) {
        Caller.requireOwner(batches.get(model, id).owner());
        transaction.executeWithoutResult(
                status -> {
                    BatchPrediction batch =
                            batches.lock(id).orElseThrow(() -> new NoSuchBatch(model, id));
                    batch.requireFinal();
                    List<BatchPart> all = parts.of(id);
                    parts.deleteAllOf(id);
                    batches.delete(batch);
                    all.forEach(part -> files.dropAfterCommit(part.blob()));
                });
    }
}
