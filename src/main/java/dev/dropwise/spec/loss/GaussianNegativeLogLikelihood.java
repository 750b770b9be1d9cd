package dev.dropwise.spec.loss;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.spec.DataSignature;
import java.util.Optional;

/**
 * The negative log-density of the target under a normal distribution that the network gives, {@code
 * (log v + (target − mean)²/v + log 2π)/2}, mean over the batch, in units of the standardized
 * target; may be negative. Two outputs: the mean, which is the prediction, and {@code log v}, of
 * which less than log 1e-6 is taken for that. With several targets first all means, then all {@code
 * log v}, and the mean over the targets of this. Nix and Weigend, 1994,
 * https://doi.org/10.1109/ICNN.1994.374138
 */
@JsonTypeName("gaussianNegativeLogLikelihood")
public record GaussianNegativeLogLikelihood() implements LossSpec {

    @Override
    public int outputs(DataSignature data) {
        return 2 * data.targets();
    }

    @Override
    public boolean fits(DataSignature data) {
        return !data.isClassification();
    }

    @Override
    public String outputsInWords(DataSignature data) {
        return data.hasSeveralTargets()
                ? "a mean for each of %1$s, then the logarithm of a variance for each"
                        .formatted(data.inWords())
                : "a mean and the logarithm of a variance";
    }

    @Override
    public Optional<OutputFunction> outputFunction() {
        return Optional.empty();
    }

    @Override
    public String spreadInWords() {
        return "a learned variance";
    }
}
