package dev.dropwise.inference.explanation;

/**
 * How much of an answer the contributions account for.
 *
 * @param prediction what is explained: the label's probability, or the value
 * @param baseline the same of the baseline
 * @param sum of all contributions
 * @param error how far the sum is from the difference of the two: of integrated gradients what the
 *     steps leave, of occlusion what columns or pixels only do together
 */
public record Completeness(double prediction, double baseline, double sum, double error) {}
