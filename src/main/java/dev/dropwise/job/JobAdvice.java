package dev.dropwise.job;

import dev.dropwise.dataset.Dataset;
import dev.dropwise.dataset.Datasets;
import dev.dropwise.dataset.NoSuchDataset;
import dev.dropwise.spec.Plan;
import dev.dropwise.spec.advice.Advice;
import dev.dropwise.spec.advice.Advisor;
import dev.dropwise.training.TrainingData;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is to be said to those who submit a job, with the rows that it trains on in mind. */
@Component
class JobAdvice {

    private static final String TRAINING = "/training";

    private final Datasets datasets;

    JobAdvice(Datasets datasets) {
        this.datasets = datasets;
    }

    /** Advice on a plan, as pointers into the request that it was made of. */
    List<Advice> on(JobRequest request, Plan plan) {
        return Advisor.advise(plan.architecture(), plan.training(), examples(plan)).stream()
                .map(advice -> pointed(advice, request))
                .toList();
    }

    /**
     * None can be counted once the data set is deleted or another, which a request sent again
     * outlives.
     */
    private @Nullable Integer examples(Plan plan) {
        try {
            Dataset dataset = datasets.get(plan.dataset());
            if (!dataset.version().equals(plan.datasetHash())) {
                return null;
            }
            return TrainingData.rowsToLearnFrom(dataset, plan.training(), plan.seed());
        } catch (NoSuchDataset deleted) {
            return null;
        }
    }

    /** What concerns a saved spec has no place of its own in the request. */
    private static Advice pointed(Advice advice, JobRequest request) {
        if (advice.pointer().startsWith(TRAINING)) {
            return advice;
        }
        return request.model() == null
                ? new Advice(
                        advice.rule(),
                        "/modelSpec",
                        "at " + advice.pointer() + ": " + advice.message(),
                        advice.reference())
                : advice.under("/model");
    }
}
