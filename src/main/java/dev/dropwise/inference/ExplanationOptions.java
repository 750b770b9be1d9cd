package dev.dropwise.inference;

import dev.dropwise.inference.explanation.ExplanationMethod;
import dev.dropwise.inference.explanation.InputUnits;
import dev.dropwise.layer.Embedding;
import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import dev.dropwise.problem.TooLarge;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether and how a request wants its answers explained.
 *
 * @param method null for no explanation
 * @param steps of integrated gradients; null for the usual number
 */
record ExplanationOptions(@Nullable ExplanationMethod method, @Nullable Integer steps) {

    static final ExplanationOptions NONE = new ExplanationOptions(null, null);

    private static final int USUAL_STEPS = 50;

    /** The instance itself, and the baseline. */
    private static final long ENDS = 2;

    static ExplanationOptions of(PredictionRequest request) {
        return new ExplanationOptions(request.explain(), request.steps());
    }

    int stepsOrUsual() {
        return steps == null ? USUAL_STEPS : steps;
    }

    /**
     * @throws Invalid with all that does not fit the rest of the request or the network
     * @throws TooLarge beyond the bounds
     */
    void check(
            ServedCheckpoint served,
            int instances,
            SamplingOptions sampling,
            InferenceProperties bounds) {
        List<Fault> faults = new ArrayList<>();
        if (steps != null && method != ExplanationMethod.INTEGRATED_GRADIENTS) {
            String received = method == null ? "no explain" : "occlusion";
            faults.add(
                    new Fault(
                            "/steps",
                            "expected \"explain\": \"integratedGradients\" beside it, received "
                                    + received));
        }
        if (method != null && sampling.isAuto()) {
            faults.add(
                    new Fault(
                            sampling.pointer(),
                            "expected a number beside explain, received \"auto\""));
        }
        if (method == ExplanationMethod.INTEGRATED_GRADIENTS
                && served.networks().stream().anyMatch(ExplanationOptions::looksUp)) {
            faults.add(
                    new Fault(
                            "/explain",
                            "expected occlusion of a network that looks its inputs up (it has an"
                                    + " embedding, which has no gradient), received"
                                    + " integratedGradients"));
        }
        Invalid.throwIfAny(faults);
        if (method != null) {
            checkSize(served, instances, sampling, bounds);
        }
    }

    private static boolean looksUp(ServedCheckpoint network) {
        return network.architecture().layers().stream()
                .anyMatch(layer -> layer.spec() instanceof Embedding);
    }

    private void checkSize(
            ServedCheckpoint served,
            int instances,
            SamplingOptions sampling,
            InferenceProperties bounds) {
        Integer samples = sampling.samples();
        int networks = served.networks().size();
        long each =
                ENDS
                        + (method == ExplanationMethod.OCCLUSION
                                ? InputUnits.of(served.preprocessing()).count()
                                : stepsOrUsual());
        long passes = each * instances * served.targets() * (samples == null ? networks : samples);
        if (passes > bounds.maxPasses()) {
            throw new TooLarge(
                    "expected at most %d passes, received %d instances whose explanations take %d"
                            .formatted(bounds.maxPasses(), instances, passes));
        }
    }
}
