package dev.dropwise.batch;

import dev.dropwise.dataset.DatasetUse;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A batch prediction needs its data set until it ends. */
@Component
@Order(4)
class BatchesUsingDatasets implements DatasetUse {

    private static final Set<BatchState> NOT_ENDED =
            EnumSet.of(BatchState.QUEUED, BatchState.RUNNING);

    private final BatchPredictions batches;

    BatchesUsingDatasets(BatchPredictions batches) {
        this.batches = batches;
    }

    @Override
    public Optional<String> reasonToKeep(String dataset) {
        return batches.existsByDatasetAndStateIn(dataset, NOT_ENDED)
                ? Optional.of(DatasetUse.neededBy("batch prediction", dataset))
                : Optional.empty();
    }
}
