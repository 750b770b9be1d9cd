package dev.dropwise.layer;

/** How weights start; a pure function of the run's seed and the layer's place. */
public enum Initializer {
    /** PyTorch's own: weights and biases uniform in ±1/√fanIn. */
    PYTORCH,
    /**
     * Uniform in ±√(6 / (fanIn + fanOut)), biases 0; Glorot and Bengio, 2010,
     * https://proceedings.mlr.press/v9/glorot10a.html
     */
    GLOROT_UNIFORM,
    /**
     * Normal with variance 2 / fanIn, biases 0; He et al., 2015, https://arxiv.org/abs/1502.01852
     */
    HE_NORMAL
}
