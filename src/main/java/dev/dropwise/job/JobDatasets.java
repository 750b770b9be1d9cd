package dev.dropwise.job;

import dev.dropwise.dataset.Dataset;
import dev.dropwise.dataset.Datasets;
import dev.dropwise.dataset.NoSuchDataset;
import dev.dropwise.spec.Plan;
import dev.dropwise.training.TrainingData;
import dev.dropwise.training.TrainingFailed;
import org.springframework.stereotype.Component;

/** Finds the data that a plan was made for. */
@Component
class JobDatasets {

    private final Datasets datasets;

    JobDatasets(Datasets datasets) {
        this.datasets = datasets;
    }

    /**
     * The plan's data set, divided and prepared.
     *
     * @throws TrainingFailed if it is gone or has changed
     */
    TrainingData of(Plan plan) {
        Dataset dataset = find(plan);
        if (!dataset.version().equals(plan.datasetHash())) {
            throw new TrainingFailed(
                    "the data set %s has changed since the job was submitted (%s then, %s now): submit it again"
                            .formatted(plan.dataset(), plan.datasetHash(), dataset.version()));
        }
        return TrainingData.of(dataset, plan.training(), plan.seed());
    }

    private Dataset find(Plan plan) {
        try {
            return datasets.get(plan.dataset());
        } catch (NoSuchDataset gone) {
            throw new TrainingFailed(
                    "the data set %s is gone: upload it again, then post the plan again"
                            .formatted(plan.dataset()),
                    gone);
        }
    }
}
