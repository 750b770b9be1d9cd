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
 * @param isAuto whether there are as many as it takes
 * @param pointer where in the request samples is
 */
public record SamplingOptions(
        @Nullable Integer samples,
        @Nullable Long seed,
        boolean isReturned,
        boolean isAuto,
        String pointer) {

    static final SamplingOptions DROPOUT_OFF = new SamplingOptions(null, null, "");

    private static final SeedGenerator SEEDS = new SeedGenerator();
    private static final String RETURN_SAMPLES = "/returnSamples";

    /** As many as a number says, if any. */
    public SamplingOptions(
            @Nullable Integer samples, @Nullable Long seed, boolean isReturned, String pointer) {
        this(samples, seed, isReturned, false, pointer);
    }

    /** As a request of ours asks for them. */
    static SamplingOptions of(PredictionRequest request) {
        SampleCount count = request.samples();
        return new SamplingOptions(
                count == null ? null : count.number(),
                request.seed(),
                Boolean.TRUE.equals(request.returnSamples()),
                count != null && count.isAuto(),
                "/samples");
    }

    /** Whether dropout is on. */
    boolean isSampled() {
        return isAuto || samples != null;
    }

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
        if (isAuto && (long) SettledSamples.MOST * instances > bounds.maxPasses()) {
            throw new TooLarge(
                    "expected at most %d instances with samples \"auto\", which take up to %d passes each, received %d"
                            .formatted(
                                    bounds.maxPasses() / SettledSamples.MOST,
                                    SettledSamples.MOST,
                                    instances));
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
            throw new Invalid(
                    RETURN_SAMPLES,
                    isAuto
                            ? "expected a number of samples beside it, received \"auto\""
                            : "expected samples beside it, received none");
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
                            + (isAuto ? SampleCount.AUTO : samples));
        }
    }

    long seedOrDrawn() {
        return seed == null ? SEEDS.next() : seed;
    }
}
