package dev.dropwise.study;

import java.util.UUID;

/**
 * What the job of a trial came to.
 *
 * @param epochs that were trained
 * @param seconds that its run took
 */
record TrialResult(UUID run, int epochs, double seconds, TrialFigures figures) {}
