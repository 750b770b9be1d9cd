package dev.dropwise.inference.explanation;

/** How it is found out what an input contributed to an answer. */
public enum ExplanationMethod {
    /**
     * The mean gradient on the straight way from the baseline to the instance, times the distance;
     * the contributions sum to the difference of the answers at both ends. Sundararajan et al.,
     * 2017, https://arxiv.org/abs/1703.01365
     */
    INTEGRATED_GRADIENTS,
    /**
     * By how much the answer changes when one column or pixel takes the baseline's value and the
     * others stay. Zeiler and Fergus, 2014, https://arxiv.org/abs/1311.2901
     */
    OCCLUSION
}
