package dev.dropwise.layer;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;

/**
 * A function of every number, but for softmax, which is one of all channels; each is a script of
 * its name under {@code torchscript/activations}.
 */
@Schema(
        description =
                "Applied to every number, softmax to the channels of each place. The last layer"
                        + " gives raw scores (logits): loss and predictions apply softmax"
                        + " themselves")
public enum Activation {
    /** x */
    NONE,
    /** max(0, x) */
    RELU,
    /** x above 0, 0.01·x below */
    LEAKY_RELU,
    /** x above 0, exp(x) − 1 below; Clevert et al., 2015, https://arxiv.org/abs/1511.07289 */
    ELU,
    /**
     * A scaled ELU that keeps mean 0 and variance 1; Klambauer et al., 2017,
     * https://arxiv.org/abs/1706.02515
     */
    SELU,
    /** x·Φ(x); Hendrycks and Gimpel, 2016, https://arxiv.org/abs/1606.08415 */
    GELU,
    /** x·sigmoid(x), also called swish; Elfwing et al., 2017, https://arxiv.org/abs/1702.03118 */
    SILU,
    /** tanh(x) */
    TANH,
    /** 1 / (1 + exp(−x)) */
    SIGMOID,
    /** log(1 + exp(x)) */
    SOFTPLUS,
    /**
     * exp(x) as a share of its sum over all units of a vector, or over the channels of each step or
     * pixel
     */
    SOFTMAX;

    /**
     * Whether its gradient is told by what goes in; else by what comes out, which is there anyway.
     */
    boolean keepsInput() {
        return switch (this) {
            case NONE, RELU, TANH, SIGMOID, SOFTMAX -> false;
            default -> true;
        };
    }

    /** What all its results are, as a part of a sentence; empty where they may be any number. */
    public Optional<String> range() {
        return Optional.ofNullable(
                switch (this) {
                    case NONE, LEAKY_RELU -> null;
                    case RELU, SOFTPLUS -> "none below 0";
                    case ELU -> "none below -1";
                    case SELU -> "none below -1.76";
                    case GELU -> "none below -0.17";
                    case SILU -> "none below -0.28";
                    case TANH -> "none outside of -1 to 1";
                    case SIGMOID, SOFTMAX -> "none outside of 0 to 1";
                });
    }
}
