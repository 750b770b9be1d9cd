package dev.dropwise.inference;

import dev.dropwise.dataset.Dataset;
import dev.dropwise.dataset.Datasets;
import dev.dropwise.dataset.NoSuchDataset;
import dev.dropwise.problem.Conflict;
import dev.dropwise.run.Run;
import dev.dropwise.run.Runs;
import dev.dropwise.spec.Plan;
import dev.dropwise.training.Division;
import dev.dropwise.training.TrainingData;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rows that runs were trained on, divided as they were then. */
@Component
class TrainedRows {

    private final Runs runs;
    private final Datasets datasets;

    TrainedRows(Runs runs, Datasets datasets) {
        this.runs = runs;
        this.datasets = datasets;
    }

    /**
     * @throws dev.dropwise.run.NoSuchRun if there is no run of that id
     * @throws Conflict when its data set is gone or another
     */
    TrainingData of(UUID id) {
        Run run = runs.get(id);
        Plan plan = run.plan();
        TrainingData data = TrainingData.of(dataset(plan), plan.training(), plan.seed());
        requireSame(run.provenance().split(), data.division(), id);
        return data;
    }

    /**
     * The data set of a plan.
     *
     * @throws Conflict when it is gone or another
     */
    Dataset dataset(Plan plan) {
        try {
            Dataset dataset = datasets.get(plan.dataset());
            if (dataset.version().equals(plan.datasetHash())) {
                return dataset;
            }
        } catch (NoSuchDataset gone) {
            throw new Conflict("the data set %s is gone".formatted(plan.dataset()));
        }
        throw new Conflict(
                "the data set %s is another than the run was trained on".formatted(plan.dataset()));
    }

    private static void requireSame(@Nullable Division then, Division now, UUID run) {
        if (then != null && !then.equals(now)) {
            throw new Conflict(
                    "the rows were divided otherwise when the run %s was trained".formatted(run));
        }
    }
}
