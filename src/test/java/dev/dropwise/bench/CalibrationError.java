package dev.dropwise.bench;

/**
 * Expected calibration error: examples are put into bins of equal width by the probability of their
 * likeliest class; {@code Σ (n/N)·|accuracy − mean probability|} over the bins. 0 where a network
 * is right as often as it says. Guo et al., 2017, https://arxiv.org/abs/1706.04599
 */
final class CalibrationError {

    private CalibrationError() {}

    /**
     * The error over so many bins {@code (k/bins, (k + 1)/bins]}; 15 is usual.
     *
     * @param bins at least 1
     */
    static double of(Predictions predictions, int bins) {
        double[] surplus = new double[bins];
        int examples = predictions.classes().length;
        for (int i = 0; i < examples; i++) {
            float confidence = predictions.confidence(i);
            surplus[bin(confidence, bins)] += confidence - (predictions.isHit(i) ? 1 : 0);
        }
        double error = 0;
        for (double some : surplus) {
            error += Math.abs(some) / examples;
        }
        return error;
    }

    private static int bin(float confidence, int bins) {
        int bin = (int) Math.ceil((double) confidence * bins) - 1;
        return Math.min(Math.max(bin, 0), bins - 1);
    }
}
