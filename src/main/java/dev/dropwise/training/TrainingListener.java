package dev.dropwise.training;

import dev.dropwise.engine.TorchProgram;
import java.nio.file.Path;

/**
 * Told what happens in a training; keeps what must outlive it, in the order in which it was told.
 */
public interface TrainingListener {

    /** Some steps were done; called several times a second. */
    void progress(TrainingProgress progress);

    /**
     * An epoch was measured. After a restart the epochs since the last checkpoint come again, with
     * the same figures.
     */
    void epoch(EpochMetrics metrics);

    /** The best epoch so far. Must last only with the {@link #last} after it. */
    void best(int epoch, TorchProgram program);

    /** A point to go on from. Lasts once everything told before does. */
    void last(TrainingState trainingState, TorchProgram program);

    /**
     * The program told to {@link #best} most recently, before this start of the process or in it.
     */
    Path bestProgram();
}
