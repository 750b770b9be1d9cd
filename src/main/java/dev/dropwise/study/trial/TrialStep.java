package dev.dropwise.study.trial;

import dev.dropwise.study.search.TrialAction;
import org.jspecify.annotations.Nullable;

/**
 * What becomes next of a trial that may wait for others or stop early.
 *
 * @param number of the trial, from 1
 * @param epochs that it is trained to, from its beginning; null for its end
 */
public record TrialStep(int number, TrialAction action, @Nullable Integer epochs) {}
