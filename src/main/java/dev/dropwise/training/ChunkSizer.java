package dev.dropwise.training;

/**
 * How many steps go into one native call, and when a checkpoint is due. Never decides what a step
 * computes.
 */
final class ChunkSizer {

    private final double chunkSeconds;
    private final long checkpointNanos;
    private double secondsPerStep;
    private long checkpointed = System.nanoTime();

    ChunkSizer(TrainingProperties properties) {
        chunkSeconds = properties.chunk().toNanos() / 1e9;
        checkpointNanos = properties.checkpointEvery().toNanos();
    }

    /** The first call does one step, to learn how long it takes. */
    int steps() {
        return secondsPerStep == 0
                ? 1
                : (int) Math.max(1, Math.min(chunkSeconds / secondsPerStep, 10_000));
    }

    /** The first steps are slower than the rest; the estimate follows quickly. */
    void took(int steps, double seconds) {
        double latest = seconds / steps;
        secondsPerStep =
                secondsPerStep == 0 ? latest : Math.min(2 * latest, (secondsPerStep + latest) / 2);
    }

    boolean checkpointIsDue() {
        return System.nanoTime() - checkpointed >= checkpointNanos;
    }

    void checkpointed() {
        checkpointed = System.nanoTime();
    }
}
