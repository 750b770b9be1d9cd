package dev.dropwise.calibration;

/**
 * How unusual an answer is said to be, by the names and definitions of MAPIE. Angelopoulos and
 * Bates, 2023, https://arxiv.org/abs/2107.07511
 */
public enum ConformalMethod {
    /**
     * 1 less the probability of the label; the smallest sets, which are empty where no label
     * conforms. Sadinle et al., 2019, https://arxiv.org/abs/1609.00451
     */
    LAC,
    /**
     * The sum of the probabilities from the likeliest label to this one; the label that reaches the
     * threshold is in the set, so that none is empty. Romano et al., 2020,
     * https://arxiv.org/abs/2006.02544
     */
    APS,
    /**
     * As APS, with a penalty on labels that are far from the likeliest. Angelopoulos et al., 2021,
     * https://arxiv.org/abs/2009.14193
     */
    RAPS,
    /** The distance of a value from the truth. */
    ABSOLUTE,
    /**
     * That distance for each unit of the spread that the network itself tells: of a learned
     * variance, or of Monte-Carlo samples. Papadopoulos et al., 2002,
     * https://doi.org/10.1007/3-540-36755-1_29
     */
    NORMALIZED,
    /**
     * Conformalized quantile regression: how far a value is outside the outermost two quantiles
     * that the network predicts, below 0 within them; both ends move by the same. Romano et al.,
     * 2019, https://arxiv.org/abs/1905.03222
     */
    CQR;

    /** MAPIE's, so that a label on the threshold does not depend on the last bit. */
    private static final double EPSILON = Math.ulp(1.0);

    /**
     * Whether what has a score is within a quantile: labels of APS and RAPS are scored by what the
     * likelier ones reach, so that the first to reach the threshold is within.
     */
    boolean isWithin(double score, double quantile) {
        boolean isCumulated = this == APS || this == RAPS;
        return isCumulated ? score < quantile - EPSILON : score <= quantile * (1 + EPSILON);
    }
}
