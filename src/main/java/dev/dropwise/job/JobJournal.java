package dev.dropwise.job;

import dev.dropwise.engine.TorchProgram;
import dev.dropwise.run.Checkpoint;
import dev.dropwise.run.Checkpoint.Kind;
import dev.dropwise.run.Checkpoints;
import dev.dropwise.run.Run;
import dev.dropwise.run.RunRecorder;
import dev.dropwise.store.Blob;
import dev.dropwise.store.BlobStore;
import dev.dropwise.store.BlobStore.Staged;
import dev.dropwise.training.EpochMetrics;
import dev.dropwise.training.Journal;
import dev.dropwise.training.Position;
import dev.dropwise.training.Progress;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes down what a training tells: in the run, on the job, as events, and as files. */
final class JobJournal implements Journal, AutoCloseable {

    private final UUID job;
    private final int attempt;
    private final UUID run;
    private final Jobs jobs;
    private final EventLog log;
    private final RunRecorder recorder;
    private final Checkpoints checkpoints;
    private final BlobStore blobs;
    private final TransactionTemplate transaction;
    private final long lookNanos;

    /** The best program, if it is newer than the last checkpoint. */
    private @Nullable Staged best;

    private @Nullable Integer bestEpoch;
    private long told;

    JobJournal(
            Job job,
            Run run,
            Jobs jobs,
            EventLog log,
            RunRecorder recorder,
            Checkpoints checkpoints,
            BlobStore blobs,
            TransactionTemplate transaction,
            JobProperties properties) {
        this.job = job.id();
        this.attempt = job.attempt();
        this.run = run.id();
        this.bestEpoch = run.bestEpoch();
        this.jobs = jobs;
        this.log = log;
        this.recorder = recorder;
        this.checkpoints = checkpoints;
        this.blobs = blobs;
        this.transaction = transaction;
        this.lookNanos = properties.look().toNanos();
        this.told = System.nanoTime() - lookNanos;
    }

    @Override
    public void progress(Progress progress) {
        if (System.nanoTime() - told < lookNanos) {
            return;
        }
        told = System.nanoTime();
        jobs.progress(
                job,
                attempt,
                new JobProgress(
                        progress.epoch(),
                        progress.epochs(),
                        progress.fraction(),
                        progress.samplesPerSecond(),
                        progress.secondsLeft()));
    }

    @Override
    public void epoch(EpochMetrics metrics) {
        transaction.executeWithoutResult(
                status -> {
                    jobs.lock(job, attempt);
                    if (recorder.epoch(run, metrics, bestEpoch)) {
                        log.epoch(job, metrics);
                    }
                });
    }

    @Override
    public void best(int epoch, TorchProgram program) {
        Staged better = blobs.stage(Blob.Kind.PROGRAM, program::save);
        close();
        best = better;
        bestEpoch = epoch;
    }

    /**
     * First the files, then the rows that name them: a crash in between leaves the rows of before.
     */
    @Override
    public void last(Position position, TorchProgram program) {
        Staged staged = blobs.stage(Blob.Kind.PROGRAM, program::save);
        blobs.whileOthersWait(() -> keep(position, staged));
    }

    private void keep(Position position, Staged staged) {
        Blob kept = blobs.keep(staged);
        Blob keptBest = best == null ? null : blobs.keep(best);
        best = null;
        transaction.executeWithoutResult(
                status -> {
                    jobs.lock(job, attempt);
                    if (keptBest != null && bestEpoch != null) {
                        log.checkpoint(
                                job,
                                recorder.checkpoint(run, Kind.BEST, bestEpoch, keptBest, null));
                    }
                    Checkpoint last =
                            recorder.checkpoint(
                                    run, Kind.LAST, position.epochsDone(), kept, position);
                    log.checkpoint(job, last);
                });
    }

    @Override
    public Path bestProgram() {
        if (best != null) {
            return best.file();
        }
        return checkpoints
                .findFirstByRunAndKindOrderByIdDesc(run, Kind.BEST)
                .map(checkpoint -> blobs.verified(checkpoint.blob()))
                .orElseThrow(() -> new IllegalStateException("no best checkpoint of run " + run));
    }

    /** What is not kept by now is of no use to anybody. */
    @Override
    public void close() {
        if (best != null) {
            blobs.discard(best);
            best = null;
        }
    }
}
