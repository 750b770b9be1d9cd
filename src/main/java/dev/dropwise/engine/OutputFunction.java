package dev.dropwise.engine;

import dev.dropwise.spec.loss.Focal;
import dev.dropwise.spec.loss.Huber;
import dev.dropwise.spec.loss.LossSpec;
import dev.dropwise.spec.loss.MeanAbsoluteError;
import dev.dropwise.spec.loss.MeanSquaredError;
import dev.dropwise.spec.loss.SoftmaxCrossEntropy;
import java.util.Optional;

/** What a loss makes of one example's scores, in plain Java; {@code prediction} in its script. */
@FunctionalInterface
interface OutputFunction {

    float[] apply(float[] scores);

    static Optional<OutputFunction> of(LossSpec loss) {
        if (loss instanceof SoftmaxCrossEntropy || loss instanceof Focal) {
            return Optional.of(OutputFunction::softmax);
        }
        if (loss instanceof MeanSquaredError
                || loss instanceof MeanAbsoluteError
                || loss instanceof Huber) {
            return Optional.of(scores -> scores);
        }
        return Optional.empty();
    }

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
