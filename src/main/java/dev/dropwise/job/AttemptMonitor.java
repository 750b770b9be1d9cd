package dev.dropwise.job;

import dev.dropwise.training.StopSignal;
import dev.dropwise.training.TrainingProgress;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes how far an attempt is, and learns whether it is to stop: its owner asked, another worker
 * has its job, or the process ends.
 */
final class AttemptMonitor implements StopSignal {

    private final Attempt attempt;
    private final AttemptLog log;
    private final BooleanSupplier ending;

    private volatile @Nullable JobProgress progress;
    private @Nullable JobProgress written;
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

    /** Once more; several times a second. */
    void poll() {
        JobProgress latest = progress;
        if (!log.progress(attempt, Objects.equals(latest, written) ? null : latest)) {
            stopped = true;
        }
        written = latest;
    }

    @Override
    public boolean isRaised() {
        return stopped || ending.getAsBoolean();
    }
}
