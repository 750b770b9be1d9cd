package dev.dropwise.job;

import dev.dropwise.job.checkpoint.CheckpointFiles;
import dev.dropwise.job.queue.RetryWhileUnavailable;
import dev.dropwise.job.worker.JobProperties;
import dev.dropwise.run.Run;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/** Makes a listener for each training. */
@Component
class JobTrainingListeners {

    private final AttemptLog log;
    private final CheckpointFiles files;
    private final TrainingMeters meters;
    private final Duration pollInterval;

    JobTrainingListeners(
            AttemptLog log,
            CheckpointFiles files,
            TrainingMeters meters,
            JobProperties properties) {
        this.log = log;
        this.files = files;
        this.meters = meters;
        this.pollInterval = properties.pollInterval();
    }

    /**
     * A listener for the attempt under way, to be closed after it.
     *
     * @param ending whether this process is about to end
     */
    JobTrainingListener open(
            Job job, Run run, RetryWhileUnavailable retry, BooleanSupplier ending) {
        Attempt attempt = Attempt.at(job);
        AttemptMonitor monitor = new AttemptMonitor(attempt, log, ending);
        TrainingWriter writer =
                new TrainingWriter("writer of job " + job.id(), monitor::poll, pollInterval, retry);
        return new JobTrainingListener(attempt, run, log, files, meters, monitor, writer, retry);
    }
}
