package dev.dropwise.engine;

import dev.dropwise.layer.Activation;
import java.util.Optional;

/** An activation in plain Java, in place; the same as its script. */
@FunctionalInterface
interface ElementFunction {

    void apply(float[] x);

    /** Of one number. */
    @FunctionalInterface
    interface Single {
        double apply(double x);
    }

    /**
     * None for gelu, as Java has no error function, and for softmax, which is none of one number.
     */
    static Optional<ElementFunction> of(Activation activation) {
        return Optional.ofNullable(
                switch (activation) {
                    case NONE -> x -> {};
                    case RELU -> each(x -> Math.max(0, x));
                    case LEAKY_RELU -> each(x -> x > 0 ? x : 0.01 * x);
                    case TANH -> each(Math::tanh);
                    case SIGMOID -> each(ElementFunction::sigmoid);
                    case SILU -> each(x -> x * sigmoid(x));
                    case ELU -> each(x -> x > 0 ? x : Math.expm1(x));
                    case SELU -> each(x -> SCALE * (x > 0 ? x : ALPHA * Math.expm1(x)));
                    case SOFTPLUS -> each(x -> Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x))));
                    case GELU, SOFTMAX -> null;
                });
    }

    /** SELU's constants: Klambauer et al., 2017, https://arxiv.org/abs/1706.02515 */
    double ALPHA = 1.6732632423543772;

    double SCALE = 1.0507009873554805;

    static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static ElementFunction each(Single function) {
        return x -> {
            for (int i = 0; i < x.length; i++) {
                x[i] = (float) function.apply(x[i]);
            }
        };
    }
}
