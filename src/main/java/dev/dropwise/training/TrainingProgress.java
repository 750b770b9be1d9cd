package dev.dropwise.training;

/**
 * How far a training is, and how fast.
 *
 * @param epoch the one under way, from 1
 * @param epochs all that are planned
 * @param steps just done, since this was told last
 * @param samples that they took
 * @param fraction of all planned steps, 0 to 1
 * @param samplesPerSecond speed of the steps just done
 * @param secondsLeft at that speed, measurements left out
 */
public record TrainingProgress(
        int epoch,
        int epochs,
        int steps,
        int samples,
        double fraction,
        double samplesPerSecond,
        double secondsLeft) {}
