package dev.dropwise.spec;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.problem.Fault;
import java.util.Optional;

/**
 * The negative log-probability of the true class, {@code −log softmax(scores)[class]}, mean over
 * the batch; one raw score per class.
 */
@JsonTypeName("softmaxCrossEntropy")
public record SoftmaxCrossEntropy() implements LossSpec {

    @Override
    public int outputs(DataSignature data) {
        return data.classes();
    }

    @Override
    public Optional<Fault> faultFor(DataSignature data) {
        return data.isClassification()
                ? Optional.empty()
                : Optional.of(
                        new Fault(
                                "/type",
                                "expected meanSquaredError for a numeric target, received softmaxCrossEntropy"));
    }
}
