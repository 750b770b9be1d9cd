package dev.dropwise.job;

import dev.dropwise.job.checkpoint.CheckpointFiles;
import dev.dropwise.job.checkpoint.InitialWeights;
import dev.dropwise.job.queue.RetryWhileUnavailable;
import dev.dropwise.run.Run;
import dev.dropwise.spec.Plan;
import dev.dropwise.training.StopSignal;
import dev.dropwise.training.Trainer;
import dev.dropwise.training.TrainingConditions;
import dev.dropwise.training.TrainingData;
import dev.dropwise.training.TrainingFailed;
import dev.dropwise.training.TrainingOutcome;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/** Trains a job's plan, from its start or from the last checkpoint. */
@Component
class JobTraining {

    private final JobDatasets datasets;
    private final JobRuns runs;
    private final JobTrainingListeners listeners;
    private final CheckpointFiles files;
    private final InitialWeights initialWeights;
    private final Trainer trainer;

    JobTraining(
            JobDatasets datasets,
            JobRuns runs,
            JobTrainingListeners listeners,
            CheckpointFiles files,
            InitialWeights initialWeights,
            Trainer trainer) {
        this.datasets = datasets;
        this.runs = runs;
        this.listeners = listeners;
        this.files = files;
        this.initialWeights = initialWeights;
        this.trainer = trainer;
    }

    /**
     * Trains until the end, or until told to stop.
     *
     * @param ending whether this process is about to end
     */
    TrainingOutcome train(Job job, RetryWhileUnavailable retry, BooleanSupplier ending) {
        TrainingData data = retry.get(() -> datasets.of(job.plan()));
        Run run = retry.get(() -> runs.findOrBegin(job, data));
        try (JobTrainingListener listener = listeners.open(job, run, retry, ending)) {
            try {
                TrainingOutcome outcome = train(job.limit(), run, data, listener, retry);
                listener.finish();
                return outcome;
            } catch (TrainingFailed failure) {
                listener.finish();
                throw failure;
            }
        }
    }

    private TrainingOutcome train(
            EpochLimit limit,
            Run run,
            TrainingData data,
            JobTrainingListener listener,
            RetryWhileUnavailable retry) {
        Plan plan = run.plan();
        TrainingConditions asBegun = run.provenance().conditions();
        Optional<Trainer.Checkpoint> last = retry.get(() -> files.last(run.id()));
        int done = last.map(checkpoint -> checkpoint.state().epochsDone()).orElse(0);
        StopSignal stop = listener.stopSignal(limit, done);
        return last.isPresent()
                ? trainer.resume(last.get(), plan, data, asBegun, listener, stop)
                : trainer.start(
                        retry.get(() -> initialWeights.source(plan)),
                        plan,
                        data,
                        asBegun,
                        listener,
                        stop);
    }
}
