package dev.dropwise.spec;

import com.fasterxml.jackson.annotation.JsonTypeName;

/**
 * The negative log-probability of the true one of two classes under {@code sigmoid(score)}, mean
 * over the batch; one raw score, for the second class. With label smoothing s the truth is s/2 or 1
 * − s/2; class weights multiply each example's loss.
 */
@JsonTypeName("binaryCrossEntropy")
public record BinaryCrossEntropy() implements LossSpec {

    @Override
    public int outputs(DataSignature data) {
        return 1;
    }

    @Override
    public boolean fits(DataSignature data) {
        return data.classes() == 2;
    }
}
