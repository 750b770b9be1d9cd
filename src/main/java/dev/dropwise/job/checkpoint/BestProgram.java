package dev.dropwise.job.checkpoint;

import dev.dropwise.engine.TorchProgram;
import dev.dropwise.engine.TorchSnapshot;
import dev.dropwise.store.BlobStore.Staged;
import org.jspecify.annotations.Nullable;

/**
 * The best program that no checkpoint has yet. A small one is remembered, since the next epoch may
 * bring a better one, and written to a file when it is wanted; a large one is written at once.
 */
public final class BestProgram implements AutoCloseable {

    /** Bytes of weights and optimizer state. */
    private static final long MOST_REMEMBERED = 16L << 20;

    private final CheckpointFiles files;

    private @Nullable TorchProgram program;
    private @Nullable TorchSnapshot snapshot;
    private @Nullable Staged staged;
    private boolean isLarge;

    public BestProgram(CheckpointFiles files) {
        this.files = files;
    }

    /** The program as it is now is the best. */
    public void update(TorchProgram best) {
        close();
        if (!isLarge && best.hasSnapshots()) {
            program = best;
            snapshot = best.snapshot();
            isLarge = snapshot.bytes() > MOST_REMEMBERED;
        }
        if (isLarge || snapshot == null) {
            forget();
            staged = files.stage(best::save);
        }
    }

    /** A file that was written earlier is still the best, unless there is a better one. */
    public void inherit(@Nullable Staged earlier) {
        if (earlier == null) {
            return;
        }
        if (snapshot == null && staged == null) {
            staged = earlier;
        } else {
            files.discard(earlier);
        }
    }

    /** Its file; null if a checkpoint has the best. */
    public @Nullable Staged file() {
        TorchProgram its = program;
        TorchSnapshot remembered = snapshot;
        if (its != null && remembered != null) {
            staged = files.stage(out -> its.save(remembered, out));
            forget();
        }
        return staged;
    }

    /** See {@link #file}; a checkpoint has it from now on. */
    public @Nullable Staged take() {
        Staged taken = file();
        staged = null;
        return taken;
    }

    private void forget() {
        if (snapshot != null) {
            snapshot.close();
        }
        snapshot = null;
        program = null;
    }

    @Override
    public void close() {
        forget();
        if (staged != null) {
            files.discard(staged);
            staged = null;
        }
    }
}
