package dev.dropwise.spec.loss;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.spec.DataSignature;
import java.util.Optional;

/**
 * The negative log-probability of the true one of two classes under {@code sigmoid(score)}, mean
 * over the batch; one raw score, for the second class. With label smoothing s the truth is s/2 or 1
 * − s/2; class weights multiply each example's loss.
 *
 * <p>Several targets of two classes (labels that do not exclude each other) have a score each; the
 * loss of an example is the mean over them, {@code −1/K·Σ [t·log p + (1 − t)·log(1 − p)]} with
 * {@code p = sigmoid(score)}, and accuracy the mean share of labels that are right.
 */
@JsonTypeName("binaryCrossEntropy")
public record BinaryCrossEntropy() implements LossSpec {

    @Override
    public int outputs(DataSignature data) {
        return data.targets();
    }

    @Override
    public boolean fits(DataSignature data) {
        return data.classes() == 2;
    }

    @Override
    public Optional<OutputFunction> outputFunction() {
        return Optional.empty();
    }
}
