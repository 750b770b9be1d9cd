package dev.dropwise.training;

/**
 * How far a training is, and how fast.
 *
 * @param epoch the one under way, from 1
 * @param epochs all that are planned
 * @param fraction of all planned steps, 0 to 1
 * @param samplesPerSecond speed of the steps just done
 * @param secondsLeft at that speed, measurements left out
 */
public record TrainingProgress(
        int epoch, int epochs, double fraction, double samplesPerSecond, double secondsLeft) {}
