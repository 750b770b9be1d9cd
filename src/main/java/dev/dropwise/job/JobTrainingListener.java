package dev.dropwise.job;

import dev.dropwise.engine.TorchProgram;
import dev.dropwise.job.AttemptLog.Milestone;
import dev.dropwise.job.checkpoint.BestProgram;
import dev.dropwise.job.checkpoint.CheckpointFiles;
import dev.dropwise.job.queue.RetryWhileUnavailable;
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
    private final TrainingMeters meters;
    private final AttemptMonitor monitor;
    private final TrainingWriter writer;
    private final RetryWhileUnavailable retry;

    private final BestProgram best;
    private @Nullable Integer bestEpoch;
    private int epochsDone;

    /** What the next epoch may join. */
    private @Nullable EpochBatch batch;

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
            TrainingMeters meters,
            AttemptMonitor monitor,
            TrainingWriter writer,
            RetryWhileUnavailable retry) {
        this.attempt = attempt;
        this.run = run.id();
        this.bestEpoch = run.bestEpoch();
        this.log = log;
        this.files = files;
        this.meters = meters;
        this.best = new BestProgram(files);
        this.monitor = monitor;
        this.writer = writer;
        this.retry = retry;
    }

    /**
     * Raised when its owner asks, when another worker has the job, when the process ends, and after
     * the epochs that the job is limited to.
     *
     * @param done epochs that the training begins with
     */
    StopSignal stopSignal(EpochLimit limit, int done) {
        epochsDone = done;
        return () -> monitor.isRaised() || !writer.goesOn() || !limit.allows(epochsDone);
    }

    @Override
    public void progress(TrainingProgress progress) {
        meters.progressed(progress);
        monitor.progress(progress);
    }

    @Override
    public void epoch(EpochMetrics metrics) {
        meters.measuredEpoch();
        epochsDone = metrics.epoch();
        EpochBatch open = batch;
        if (open == null || !open.add(metrics, bestEpoch)) {
            EpochBatch next = new EpochBatch(epochs -> monitor.write(run, epochs));
            next.add(metrics, bestEpoch);
            writer.add(next);
            batch = next;
        }
    }

    @Override
    public void best(int epoch, TorchProgram program) {
        best.update(program);
        bestEpoch = epoch;
    }

    /** While the database is unavailable, only the newest waits for it. */
    @Override
    public void last(TrainingState trainingState, TorchProgram program) {
        Staged staged = files.stage(program::save);
        Milestone older = newest;
        if (older != null && writingNewest != null && writer.takeBack(writingNewest)) {
            files.discard(older.last());
            best.inherit(older.best());
        }
        Milestone milestone = new Milestone(trainingState, staged, best.take(), bestEpoch);
        newest = milestone;
        batch = null;
        writingNewest =
                () -> {
                    milestone.files().forEach(files::prepare);
                    log.milestone(attempt, run, milestone);
                };
        writer.add(writingNewest);
    }

    /** Waits until all that was reported is written. */
    void finish() {
        writer.awaitWritten();
    }

    @Override
    public Path bestProgram() {
        Staged newer = best.file();
        if (newer != null) {
            return newer.file();
        }
        finish();
        return retry.get(() -> files.best(run));
    }

    /** What is not kept by now is of no use to anybody. */
    @Override
    public void close() {
        writer.close();
        best.close();
        Milestone milestone = newest;
        if (milestone != null) {
            milestone.files().forEach(files::discard);
        }
    }
}
