package dev.dropwise.job;

import dev.dropwise.engine.TorchProgram;
import dev.dropwise.job.AttemptLog.Milestone;
import dev.dropwise.run.Run;
import dev.dropwise.store.BlobStore.Staged;
import dev.dropwise.training.EpochMetrics;
import dev.dropwise.training.StopSignal;
import dev.dropwise.training.TrainingListener;
import dev.dropwise.training.TrainingProgress;
import dev.dropwise.training.TrainingState;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a training reports, for one attempt at its job. The training waits for files, not for
 * the database.
 */
final class JobTrainingListener implements TrainingListener, AutoCloseable {

    private final Attempt attempt;
    private final UUID run;
    private final AttemptLog log;
    private final CheckpointFiles files;
    private final AttemptMonitor monitor;
    private final TrainingWriter writer;
    private final RetryWhileUnavailable retry;

    /** The best program, if it is newer than the last milestone. */
    private @Nullable Staged best;

    private @Nullable Integer bestEpoch;
    private @Nullable Milestone newest;
    private @Nullable Runnable writingNewest;

    /**
     * @param writer what closes with this
     */
    JobTrainingListener(
            Attempt attempt,
            Run run,
            AttemptLog log,
            CheckpointFiles files,
            AttemptMonitor monitor,
            TrainingWriter writer,
            RetryWhileUnavailable retry) {
        this.attempt = attempt;
        this.run = run.id();
        this.bestEpoch = run.bestEpoch();
        this.log = log;
        this.files = files;
        this.monitor = monitor;
        this.writer = writer;
        this.retry = retry;
    }

    /** Raised when its owner asks, when another worker has the job, or when the process ends. */
    StopSignal stopSignal() {
        return () -> monitor.isRaised() || !writer.goesOn();
    }

    @Override
    public void progress(TrainingProgress progress) {
        monitor.progress(progress);
    }

    @Override
    public void epoch(EpochMetrics metrics) {
        Integer bestSoFar = bestEpoch;
        writer.add(() -> log.epoch(attempt, run, metrics, bestSoFar));
    }

    @Override
    public void best(int epoch, TorchProgram program) {
        Staged better = files.stage(program);
        discardBest();
        best = better;
        bestEpoch = epoch;
    }

    /** While the database is unavailable, only the newest waits for it. */
    @Override
    public void last(TrainingState trainingState, TorchProgram program) {
        Staged staged = files.stage(program);
        Milestone older = newest;
        if (older != null && writingNewest != null && writer.takeBack(writingNewest)) {
            files.discard(older.last());
            inheritBest(older);
        }
        Milestone milestone = new Milestone(trainingState, staged, best, bestEpoch);
        best = null;
        newest = milestone;
        writingNewest =
                () -> {
                    milestone.files().forEach(files::prepare);
                    log.milestone(attempt, run, milestone);
                };
        writer.add(writingNewest);
    }

    private void inheritBest(Milestone older) {
        if (older.best() == null) {
            return;
        }
        if (best == null) {
            best = older.best();
        } else {
            files.discard(older.best());
        }
    }

    /** Waits until all that was reported is written. */
    void finish() {
        writer.awaitWritten();
    }

    @Override
    public Path bestProgram() {
        if (best != null) {
            return best.file();
        }
        finish();
        return retry.get(() -> files.best(run));
    }

    /** What is not kept by now is of no use to anybody. */
    @Override
    public void close() {
        writer.close();
        discardBest();
        Milestone milestone = newest;
        if (milestone != null) {
            milestone.files().forEach(files::discard);
        }
    }

    private void discardBest() {
        if (best != null) {
            files.discard(best);
            best = null;
        }
    }
}
