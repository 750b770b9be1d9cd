package dev.dropwise.inference;

import dev.dropwise.problem.Invalid;
import dev.dropwise.problem.TooLarge;
import dev.dropwise.random.SeedGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How a request wants Monte-Carlo dropout.
 *
 * @param samples passes with dropout on; null for one with dropout off
 * @param seed of the masks; null to have one drawn
 * @param isReturned whether every pass is answered
 * @param pointer where in the request samples is
 */
public record SamplingOptions(
        @Nullable Integer samples, @Nullable Long seed, boolean isReturned, String pointer) {

    private static final SeedGenerator SEEDS = new SeedGenerator();
    private static final String RETURN_SAMPLES = "/returnSamples";

    /** Of which only mean and spread are answered. */
    public SamplingOptions(@Nullable Integer samples, @Nullable Long seed, String pointer) {
        this(samples, seed, false, pointer);
    }

    void check(int instances, InferenceProperties bounds) {
        if (instances > bounds.maxInstances()) {
            throw new TooLarge(
                    "expected at most %d instances, received %d"
                            .formatted(bounds.maxInstances(), instances));
        }
        if (samples == null) {
            return;
        }
        if (samples < 1 || samples > bounds.maxSamples()) {
            throw new Invalid(
                    pointer,
                    "expected 1 <= samples <= %d, received %d"
                            .formatted(bounds.maxSamples(), samples));
        }
        if ((long) samples * instances > bounds.maxPasses()) {
            throw new TooLarge(
                    "expected at most %d passes, received %d samples of %d instances, which are %d"
                            .formatted(
                                    bounds.maxPasses(),
                                    samples,
                                    instances,
                                    (long) samples * instances));
        }
    }

    /**
     * @param outputs numbers that an instance has in a pass
     */
    void checkReturned(int instances, int outputs, InferenceProperties bounds) {
        if (!isReturned) {
            return;
        }
        if (samples == null) {
            throw new Invalid(RETURN_SAMPLES, "expected samples beside it, received none");
        }
        long values = (long) samples * instances * outputs;
        if (values > bounds.maxReturnedValues()) {
            throw new Invalid(
                    RETURN_SAMPLES,
                    "expected at most %d numbers, received %d samples of %d instances with %d outputs each, which are %d"
                            .formatted(
                                    bounds.maxReturnedValues(),
                                    samples,
                                    instances,
                                    outputs,
                                    values));
        }
    }

    /** Without noise all samples are one: their spread of 0 would say that the network is sure. */
    void requireDraws(boolean draws) {
        if (!draws) {
            throw new Invalid(
                    pointer,
                    "expected none for a network that draws nothing (it has no dropout or other"
                            + " noise that is on at the end of training), received "
                            + samples);
        }
    }

    long seedOrDrawn() {
        return seed == null ? SEEDS.next() : seed;
    }
}
