package dev.dropwise.spec.loss;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.spec.DataSignature;
import java.util.Optional;

/**
 * The negative log-probability of the true class, {@code −log softmax(scores)[class]}, mean over
 * the batch; one raw score per class. With label smoothing s the truth is 1 − s + s/classes for the
 * true class and s/classes for each other; class weights multiply each example's loss.
 */
@JsonTypeName("softmaxCrossEntropy")
public record SoftmaxCrossEntropy() implements LossSpec {

    @Override
    public int outputs(DataSignature data) {
        return data.classes();
    }

    @Override
    public boolean fits(DataSignature data) {
        return data.hasOneClassification();
    }

    @Override
    public Optional<OutputFunction> outputFunction() {
        return Optional.of(OutputFunction.SOFTMAX);
    }
}
