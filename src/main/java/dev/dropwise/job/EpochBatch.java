package dev.dropwise.job;

import dev.dropwise.job.AttemptLog.Epochs;
import dev.dropwise.training.EpochMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Epochs that are written in one transaction: those that are measured until their turn comes. */
final class EpochBatch implements Runnable {

    /** As many as one transaction should have. */
    private static final int MOST = 1_000;

    private final Consumer<Epochs> writing;
    private final List<EpochMetrics> epochs = new ArrayList<>();
    private @Nullable Integer bestEpoch;
    private boolean closed;

    EpochBatch(Consumer<Epochs> writing) {
        this.writing = writing;
    }

    /**
     * Adds an epoch; false if it comes too late for this batch.
     *
     * @param best the best epoch so far
     */
    synchronized boolean add(EpochMetrics epoch, @Nullable Integer best) {
        if (closed || epochs.size() == MOST) {
            return false;
        }
        bestEpoch = best;
        return epochs.add(epoch);
    }

    /** Writes them; the same ones again, if that failed. */
    @Override
    public void run() {
        writing.accept(close());
    }

    private synchronized Epochs close() {
        closed = true;
        return new Epochs(epochs, bestEpoch);
    }
}
