package dev.dropwise.job;

import dev.dropwise.engine.TorchProgram;
import dev.dropwise.job.AttemptLog.Milestone;
import dev.dropwise.run.Checkpoint.Kind;
import dev.dropwise.run.Checkpoints;
import dev.dropwise.run.Run;
import dev.dropwise.store.Blob;
import dev.dropwise.store.BlobStore;
import dev.dropwise.store.BlobStore.Staged;
import dev.dropwise.training.EpochMetrics;
import dev.dropwise.training.StopSignal;
import dev.dropwise.training.TrainingListener;
import dev.dropwise.training.TrainingProgress;
import dev.dropwise.training.TrainingState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what a training tells, and tells it to stop: when its owner asks, when another worker
 * has its job, or when the process ends. The training waits for files, not for the database.
 */
final class JobTrainingListener implements TrainingListener, StopSignal, AutoCloseable {

    private final Attempt attempt;
    private final UUID run;
    private final AttemptLog log;
    private final Checkpoints checkpoints;
    private final BlobStore blobs;
    private final RetryWhileUnavailable retryWhileUnavailable;
    private final BooleanSupplier ending;
    private final TrainingWriter writer;

    /** The best program, if it is newer than the last milestone. */
    private @Nullable Staged best;

    private @Nullable Integer bestEpoch;
    private @Nullable Milestone newest;
    private @Nullable Runnable writingNewest;
    private volatile @Nullable JobProgress progress;
    private @Nullable JobProgress written;
    private volatile boolean stopped;

    JobTrainingListener(
            Job job,
            Run run,
            AttemptLog log,
            Checkpoints checkpoints,
            BlobStore blobs,
            Duration look,
            RetryWhileUnavailable retryWhileUnavailable,
            BooleanSupplier ending) {
        this.attempt = new Attempt(job.id(), job.attempt());
        this.run = run.id();
        this.bestEpoch = run.bestEpoch();
        this.log = log;
        this.checkpoints = checkpoints;
        this.blobs = blobs;
        this.retryWhileUnavailable = retryWhileUnavailable;
        this.ending = ending;
        this.writer =
                new TrainingWriter(
                        "journal of " + job.id(), this::look, look, retryWhileUnavailable);
    }

    private void look() {
        JobProgress told = progress;
        if (!log.progress(attempt, Objects.equals(told, written) ? null : told)) {
            stopped = true;
        }
        written = told;
    }

    @Override
    public boolean isRaised() {
        return stopped || ending.getAsBoolean() || !writer.goesOn();
    }

    @Override
    public void progress(TrainingProgress told) {
        progress =
                new JobProgress(
                        told.epoch(),
                        told.epochs(),
                        told.fraction(),
                        told.samplesPerSecond(),
                        told.secondsLeft());
    }

    @Override
    public void epoch(EpochMetrics metrics) {
        Integer bestSoFar = bestEpoch;
        writer.add(() -> log.epoch(attempt, run, metrics, bestSoFar));
    }

    @Override
    public void best(int epoch, TorchProgram program) {
        Staged better = blobs.stage(Blob.Kind.PROGRAM, program::save);
        discardBest();
        best = better;
        bestEpoch = epoch;
    }

    /** While the database is away, only the newest is kept for it. */
    @Override
    public void last(TrainingState trainingState, TorchProgram program) {
        Staged staged = blobs.stage(Blob.Kind.PROGRAM, program::save);
        Milestone older = newest;
        if (older != null && writingNewest != null && writer.takeBack(writingNewest)) {
            blobs.discard(older.last());
            inheritBest(older);
        }
        Milestone milestone = new Milestone(trainingState, staged, best, bestEpoch);
        best = null;
        newest = milestone;
        writingNewest =
                () -> {
                    milestone.files().forEach(blobs::prepare);
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
            blobs.discard(older.best());
        }
    }

    /** Waits until all that was told is written. */
    void finish() {
        writer.awaitWritten();
    }

    @Override
    public Path bestProgram() {
        if (best != null) {
            return best.file();
        }
        finish();
        return checkpoints
                .findFirstByRunAndKindOrderByIdDesc(run, Kind.BEST)
                .map(best -> retryWhileUnavailable.get(() -> blobs.verified(best.blob())))
                .orElseThrow(() -> new IllegalStateException("no best checkpoint of run " + run));
    }

    /** What is not kept by now is of no use to anybody. */
    @Override
    public void close() {
        writer.close();
        discardBest();
        Milestone milestone = newest;
        if (milestone != null) {
            milestone.files().forEach(blobs::discard);
        }
    }

    private void discardBest() {
        if (best != null) {
            blobs.discard(best);
            best = null;
        }
    }
}
