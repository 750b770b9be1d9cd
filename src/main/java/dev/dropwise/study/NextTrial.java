package dev.dropwise.study;

import org.jspecify.annotations.Nullable;

/**
 * A trial to submit.
 *
 * @param epochs after which it waits for others; null if it does not
 */
record NextTrial(StudyTrial trial, @Nullable Integer epochs) {}
