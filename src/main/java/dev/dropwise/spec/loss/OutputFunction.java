package dev.dropwise.spec.loss;

/** What a loss makes of one example's scores, in plain Java; {@code prediction} in its script. */
@FunctionalInterface
public interface OutputFunction {

    /** The scores are the values. */
    OutputFunction IDENTITY = scores -> scores;

    /** The scores become probabilities of the classes. */
    OutputFunction SOFTMAX = OutputFunction::softmax;

    /**
     * The prediction; may be written over the scores.
     *
     * @param scores of one example
     */
    float[] apply(float[] scores);

    private static float[] softmax(float[] scores) {
        double largest = Double.NEGATIVE_INFINITY;
        for (float score : scores) {
            largest = Math.max(largest, score);
        }
        double[] powers = new double[scores.length];
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            powers[i] = Math.exp(scores[i] - largest);
            sum += powers[i];
        }
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (float) (powers[i] / sum);
        }
        return scores;
    }
}
