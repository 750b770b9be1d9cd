package dev.dropwise.job;

import dev.dropwise.job.AttemptLog.Epochs;
import dev.dropwise.training.StopSignal;
import dev.dropwise.training.TrainingProgress;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes how far an attempt is, all on one thread, and learns whether it is to stop: its owner
 * asked, another worker has its job, or the process ends.
 */
final class AttemptMonitor implements StopSignal {

    private final Attempt attempt;
    private final AttemptLog log;
    private final BooleanSupplier ending;

    private volatile @Nullable JobProgress progress;
    private @Nullable JobProgress written;
    private boolean writtenSincePoll;
    private volatile boolean stopped;

    AttemptMonitor(Attempt attempt, AttemptLog log, BooleanSupplier ending) {
        this.attempt = attempt;
        this.log = log;
        this.ending = ending;
    }

    void progress(TrainingProgress reported) {
        progress =
                new JobProgress(
                        reported.epoch(),
                        reported.epochs(),
                        reported.fraction(),
                        reported.samplesPerSecond(),
                        reported.secondsLeft());
    }

    /** Once more, after the epochs; several times a second. */
    void poll() {
        JobProgress latest = writtenSincePoll ? null : unwritten();
        if (!log.progress(attempt, latest)) {
            stopped = true;
        }
        wrote(latest);
        writtenSincePoll = false;
    }

    /** Together with the progress: one transaction costs less than two. */
    void write(UUID run, Epochs epochs) {
        JobProgress latest = unwritten();
        log.epochs(attempt, run, epochs, latest);
        wrote(latest);
        writtenSincePoll = true;
    }

    private @Nullable JobProgress unwritten() {
        JobProgress latest = progress;
        return Objects.equals(latest, written) ? null : latest;
    }

    private void wrote(@Nullable JobProgress latest) {
        written = latest == null ? written : latest;
    }

    @Override
    public boolean isRaised() {
        return stopped || ending.getAsBoolean();
    }
}
