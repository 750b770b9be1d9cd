package dev.dropwise.study;

import dev.dropwise.dataset.Datasets;
import dev.dropwise.dataset.NoSuchDataset;
import dev.dropwise.engine.TorchRuntime;
import dev.dropwise.engine.UnreadableProgram;
import dev.dropwise.job.JobState;
import dev.dropwise.job.JobStatus;
import dev.dropwise.run.Checkpoint;
import dev.dropwise.run.Checkpoints;
import dev.dropwise.run.Run;
import dev.dropwise.run.Runs;
import dev.dropwise.spec.Plan;
import dev.dropwise.store.BlobStore;
import dev.dropwise.store.CorruptBlob;
import dev.dropwise.study.trial.TrialMetrics;
import dev.dropwise.training.DisturbedRows;
import dev.dropwise.training.InputDisturbance;
import dev.dropwise.training.TrainingData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Measures networks of trials, disturbed, as soon as they are trained. That takes a while, so it is
 * done before the study is locked; a kill in between leaves nothing but work to be done again.
 */
@Component
class DisturbedNetworks {

    private final Studies studies;
    private final StudyTrials trials;
    private final TrialJobs jobs;
    private final Runs runs;
    private final Datasets datasets;
    private final Checkpoints checkpoints;
    private final BlobStore blobs;
    private final TorchRuntime torch;

    DisturbedNetworks(
            Studies studies,
            StudyTrials trials,
            TrialJobs jobs,
            Runs runs,
            Datasets datasets,
            Checkpoints checkpoints,
            BlobStore blobs,
            TorchRuntime torch) {
        this.studies = studies;
        this.trials = trials;
        this.jobs = jobs;
        this.runs = runs;
        this.datasets = datasets;
        this.checkpoints = checkpoints;
        this.blobs = blobs;
        this.torch = torch;
    }

    /**
     * What a disturbed network came to.
     *
     * @param figures by the names of metrics with their disturbance and level
     * @param error why it could not be measured
     */
    record Measured(Map<String, Double> figures, @Nullable String error) {}

    /** By their numbers, the trials of a study that ask for it and whose jobs have ended well. */
    Map<Integer, Measured> of(UUID id) {
        Study study = studies.findById(id).orElse(null);
        if (study == null || !study.design().disturbsNetworks()) {
            return Map.of();
        }
        Map<Integer, Measured> measured = new LinkedHashMap<>();
        jobs.statuses(trials.underWay(id))
                .forEach(
                        (trial, job) -> {
                            JobStatus status = job.status();
                            if (status != null && status.state() == JobState.SUCCEEDED) {
                                measured.put(trial.number(), measured(study, trial, status));
                            }
                        });
        return measured;
    }

    private Measured measured(Study study, StudyTrial trial, JobStatus status) {
        Map<InputDisturbance, List<Double>> levels =
                study.design().measuredOnceTrained(trial.setting());
        if (levels.isEmpty()) {
            return new Measured(Map.of(), null);
        }
        Run run = runs.get(Objects.requireNonNull(status.run()));
        Optional<Checkpoint> checkpoint = checkpoints.served(run);
        if (checkpoint.isEmpty()) {
            return new Measured(Map.of(), "its run has no checkpoint");
        }
        Plan plan = run.plan();
        try {
            TrainingData data =
                    TrainingData.of(datasets.get(plan.dataset()), plan.training(), plan.seed());
            try (DisturbedRows rows =
                    new DisturbedRows(
                            torch,
                            blobs.verified(checkpoint.get().blob()),
                            data,
                            trial.setting().pair().seed())) {
                return new Measured(figures(rows, levels), null);
            }
        } catch (NoSuchDataset | CorruptBlob | UnreadableProgram e) {
            return new Measured(Map.of(), String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, Double> figures(
            DisturbedRows rows, Map<InputDisturbance, List<Double>> levels) {
        Map<String, Double> figures = new LinkedHashMap<>();
        levels.forEach(
                (disturbance, own) ->
                        own.forEach(
                                level ->
                                        rows.measure(disturbance, level)
                                                .byName("validation")
                                                .forEach(
                                                        (metric, value) ->
                                                                figures.put(
                                                                        TrialMetrics.disturbed(
                                                                                metric,
                                                                                disturbance,
                                                                                level),
                                                                        value))));
        return figures;
    }
}
