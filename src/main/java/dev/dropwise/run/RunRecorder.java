package dev.dropwise.run;

import dev.dropwise.calibration.Calibration;
import dev.dropwise.dataset.preprocessing.Preprocessing;
import dev.dropwise.run.Checkpoint.Kind;
import dev.dropwise.spec.Plan;
import dev.dropwise.store.Blob;
import dev.dropwise.store.BlobStore.Staged;
import dev.dropwise.store.NamedBlobs;
import dev.dropwise.training.EpochMetrics;
import dev.dropwise.training.FinalMeasurement;
import dev.dropwise.training.TrainingOutcome;
import dev.dropwise.training.TrainingState;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what happens in a run. */
@Component
@Transactional
public class RunRecorder {

    private final Runs runs;
    private final EpochRecords epochRecords;
    private final EpochAppender appender;
    private final Checkpoints checkpoints;
    private final Calibrations calibrations;
    private final NamedBlobs files;
    private final List<CheckpointUse> uses;
    private final CheckpointProperties retention;
    private final Clock clock;

    RunRecorder(
            Runs runs,
            EpochRecords epochRecords,
            EpochAppender appender,
            Checkpoints checkpoints,
            Calibrations calibrations,
            NamedBlobs files,
            List<CheckpointUse> uses,
            CheckpointProperties retention,
            Clock clock) {
        this.runs = runs;
        this.epochRecords = epochRecords;
        this.appender = appender;
        this.checkpoints = checkpoints;
        this.calibrations = calibrations;
        this.files = files;
        this.uses = uses;
        this.retention = retention;
        this.clock = clock;
    }

    public Run begin(
            UUID job,
            RunLabels labels,
            Plan plan,
            Preprocessing preprocessing,
            Provenance provenance) {
        return runs.saveAndFlush(
                new Run(job, labels, plan, preprocessing, provenance, clock.instant()));
    }

    /** A run that began earlier. */
    public Run get(UUID run) {
        return runs.get(run);
    }

    /**
     * The metrics of epochs, in their order; those that a resumed run measures again replace the
     * earlier ones.
     *
     * @param bestEpoch of all so far
     * @return those that are new
     */
    public List<EpochMetrics> epochs(
            UUID run, List<EpochMetrics> measured, @Nullable Integer bestEpoch) {
        int last = appender.last(run);
        List<EpochMetrics> again =
                measured.stream().takeWhile(epoch -> epoch.epoch() <= last).toList();
        List<EpochMetrics> fresh = measured.subList(again.size(), measured.size());
        if (!again.isEmpty()) {
            appender.replace(run, again);
        }
        if (!fresh.isEmpty()) {
            appender.append(run, fresh, bestEpoch);
        }
        return fresh;
    }

    /** Keeps files that checkpoints of the same transaction will be; see {@link #checkpoint}. */
    public List<Blob> keep(List<Staged> staged) {
        return files.keep(staged);
    }

    /**
     * Makes a kept file the run's checkpoint of its kind. The best one before goes; the last one
     * before becomes periodic, and the oldest of those go.
     */
    public Checkpoint checkpoint(
            UUID run, Kind kind, int epoch, Blob blob, @Nullable TrainingState trainingState) {
        List<Checkpoint> replaced = replaced(run, kind, blob);
        checkpoints.deleteAll(replaced);
        Checkpoint kept =
                checkpoints.save(
                        new Checkpoint(run, kind, epoch, blob, trainingState, clock.instant()));
        replaced.forEach(old -> files.dropAfterCommit(old.blob()));
        return kept;
    }

    private List<Checkpoint> replaced(UUID run, Kind kind, Blob by) {
        List<Checkpoint> all = checkpoints.findByRunOrderByIdDesc(run);
        if (kind == Kind.LAST) {
            all.stream()
                    .filter(old -> old.kind() == kind && !old.blob().equals(by))
                    .forEach(Checkpoint::becomePeriodic);
        }
        return Stream.concat(
                        all.stream().filter(old -> old.kind() == kind),
                        all.stream()
                                .filter(old -> old.kind() == Kind.PERIODIC)
                                .skip(retention.checkpoints()))
                .toList();
    }

    /** The run has ended as planned. */
    public void succeed(UUID run, TrainingOutcome outcome) {
        Run ended = runs.get(run);
        ended.reached(outcome.epochs(), outcome.bestEpoch() == 0 ? null : outcome.bestEpoch());
        measured(run, Kind.BEST, outcome.best());
        measured(run, Kind.LAST, outcome.last());
        ended.end(RunState.SUCCEEDED, clock.instant());
    }

    private void measured(UUID run, Kind kind, FinalMeasurement measurement) {
        checkpoints
                .findFirstByRunAndKindOrderByIdDesc(run, kind)
                .ifPresent(
                        checkpoint -> {
                            checkpoint.measured(measurement);
                            keep(checkpoint, measurement.calibration());
                        });
    }

    private void keep(Checkpoint checkpoint, @Nullable Calibration calibration) {
        if (calibration != null) {
            calibrations.save(
                    new CheckpointCalibration(checkpoint.id(), calibration, clock.instant()));
        }
    }

    /** The run has ended otherwise. */
    public void end(UUID run, RunState state) {
        runs.get(run).end(state, clock.instant());
    }

    /** Deletes a run with its metrics and checkpoints; what is used elsewhere stays. */
    public void delete(UUID run) {
        List<Checkpoint> all = checkpoints.findByRunOrderByIdDesc(run);
        List<Checkpoint> unused =
                all.stream()
                        .filter(one -> uses.stream().noneMatch(use -> use.needs(one.id())))
                        .toList();
        checkpoints.deleteAll(unused);
        unused.forEach(old -> files.dropAfterCommit(old.blob()));
        if (unused.size() == all.size()) {
            checkpoints.flush();
            epochRecords.deleteByKeyRun(run);
            runs.deleteById(run);
        }
    }
}
