package dev.dropwise.batch;

import dev.dropwise.dataset.Dataset;
import dev.dropwise.dataset.Datasets;
import dev.dropwise.inference.DatasetPredictions;
import dev.dropwise.inference.ServedCheckpoint;
import dev.dropwise.inference.ServedModels;
import dev.dropwise.problem.Conflict;
import dev.dropwise.problem.DatabaseFaults;
import dev.dropwise.problem.Invalid;
import dev.dropwise.problem.NotFound;
import dev.dropwise.problem.TooLarge;
import dev.dropwise.store.Blob;
import dev.dropwise.store.BlobStore;
import dev.dropwise.store.StoreFault;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Predicts the rows of a batch, part by part, from the first that no worker has kept yet. */
@Component
class BatchWorker {

    private static final Logger logger = LoggerFactory.getLogger(BatchWorker.class);

    private final BatchExecution execution;
    private final ServedModels models;
    private final Datasets datasets;
    private final DatasetPredictions predictions;
    private final BlobStore blobs;

    BatchWorker(
            BatchExecution execution,
            ServedModels models,
            Datasets datasets,
            DatasetPredictions predictions,
            BlobStore blobs) {
        this.execution = execution;
        this.models = models;
        this.datasets = datasets;
        this.predictions = predictions;
        this.blobs = blobs;
    }

    /**
     * Works on a batch until it ends or must stop.
     *
     * @param ending whether this process is about to end
     * @return false if it is to be queued again
     */
    boolean work(UUID id, BooleanSupplier ending) {
        Optional<BatchPrediction> taken = execution.take(id);
        return taken.isEmpty() || work(taken.get(), ending);
    }

    private boolean work(BatchPrediction batch, BooleanSupplier ending) {
        try {
            return predict(batch, ending);
        } catch (RuntimeException | Error failure) {
            if (DatabaseFaults.isPassing(failure) || StoreFault.isPassing(failure)) {
                // The queue tries again after a while, from the last part.
                throw failure;
            }
            if (ending.getAsBoolean()) {
                execution.stop(batch.id());
                return false;
            }
            String reason = reason(failure, batch);
            logger.info("Batch prediction {} failed: {}", batch.id(), reason);
            execution.fail(batch.id(), reason);
            return true;
        }
    }

    private static String reason(Throwable failure, BatchPrediction batch) {
        boolean isExpected =
                failure instanceof Conflict
                        || failure instanceof NotFound
                        || failure instanceof Invalid
                        || failure instanceof TooLarge
                        || failure instanceof StoreFault;
        if (isExpected) {
            return String.valueOf(failure.getMessage());
        }
        logger.error("Batch prediction {} met an unexpected error", batch.id(), failure);
        return "an unexpected error, which the worker's log describes";
    }

    private boolean predict(BatchPrediction batch, BooleanSupplier ending) {
        ServedCheckpoint served = models.version(batch.model(), batch.modelVersion());
        Dataset dataset = dataset(batch);
        int from = batch.doneRows();
        while (from < batch.totalRows()) {
            PartWriter part =
                    new PartWriter(
                            predictions, served, dataset, batch.request().options(), from, ending);
            BlobStore.Staged staged = blobs.stage(Blob.Kind.PREDICTIONS, part::writeTo);
            try {
                if (part.rows() == 0) {
                    execution.stop(batch.id());
                    return false;
                }
                blobs.prepare(staged);
                if (!execution.add(batch.id(), from, part.rows(), part.faulty(), staged)) {
                    return true;
                }
            } finally {
                blobs.discard(staged);
            }
            from += part.rows();
        }
        execution.succeed(batch.id());
        return true;
    }

    private Dataset dataset(BatchPrediction batch) {
        Dataset dataset = datasets.get(batch.dataset());
        if (!dataset.version().equals(batch.datasetHash())) {
            throw new Conflict(
                    "the data set %s is another than was asked for".formatted(batch.dataset()));
        }
        return dataset;
    }
}
