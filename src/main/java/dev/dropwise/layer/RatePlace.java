package dev.dropwise.layer;

/**
 * Where a layer is in a network, as far as its open rates depend on it.
 *
 * @param isOnInput whether no weights come before it
 * @param isOnOutput whether no weights follow it
 * @param isOnConvolution whether it takes what a convolution gave
 * @param shortcut which of the network's layers around others it is, counted from 1
 * @param shortcuts how many of those the network has
 */
public record RatePlace(
        boolean isOnInput,
        boolean isOnOutput,
        boolean isOnConvolution,
        long shortcut,
        long shortcuts) {

    static final double ON_CONVOLUTION = 0.1;

    private static final double ON_INPUT = 0.2;
    private static final double HIDDEN = 0.5;
    private static final double DEEPEST = 0.5;

    /** For numbers that pass: 0 before no weights, 0.2 after none, 0.1 on a convolution, or 0.5. */
    double ofNumbers() {
        if (isOnOutput) {
            return 0;
        }
        if (isOnInput) {
            return ON_INPUT;
        }
        return isOnConvolution ? ON_CONVOLUTION : HIDDEN;
    }

    /** For weights: 0.2 in the first, 0.5 in later ones. */
    double ofWeights() {
        return isOnInput ? ON_INPUT : HIDDEN;
    }

    /**
     * For a layer around others: rises evenly to 0.5 in the last. Huang et al., 2016,
     * https://arxiv.org/abs/1603.09382
     */
    double ofDepth() {
        return Math.round(1000 * DEEPEST * shortcut / shortcuts) / 1000.0;
    }
}
