package dev.dropwise.job;

import dev.dropwise.dataset.DatasetUse;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A job needs its data set until it ends. */
@Component
@Order(1)
class JobsUsingDatasets implements DatasetUse {

    private static final List<JobState> NOT_ENDED =
            List.of(JobState.QUEUED, JobState.RUNNING, JobState.PAUSED);

    private final Jobs jobs;

    JobsUsingDatasets(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public Optional<String> reasonToKeep(String dataset) {
        return jobs.existsByLabelsDatasetAndStateIn(dataset, NOT_ENDED)
                ? Optional.of(DatasetUse.neededBy("job", dataset))
                : Optional.empty();
    }
}
