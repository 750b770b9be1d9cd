package dev.dropwise.job;

import dev.dropwise.dataset.DatasetUse;
import java.util.List;
import org.springframework.stereotype.Component;

/** A job needs its data set until it ends. */
@Component
class JobsUsingDatasets implements DatasetUse {

    private static final List<JobState> NOT_ENDED =
            List.of(JobState.QUEUED, JobState.RUNNING, JobState.PAUSED);

    private final Jobs jobs;

    JobsUsingDatasets(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public boolean needs(String dataset) {
        return jobs.existsByDatasetAndStateIn(dataset, NOT_ENDED);
    }
}
