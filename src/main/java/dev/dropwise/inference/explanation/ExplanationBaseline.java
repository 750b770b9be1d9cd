package dev.dropwise.inference.explanation;

import dev.dropwise.dataset.preprocessing.Preprocessing;

/**
 * What a network is compared with.
 *
 * @param preprocessing by which it is encoded
 * @param inputs the means of the training rows
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares baselines
public record ExplanationBaseline(Preprocessing preprocessing, float[] inputs) {}
