package dev.dropwise.spec;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.problem.Fault;
import java.util.Optional;

/**
 * The negative log-probability of the true one of two classes under {@code sigmoid(score)}, mean
 * over the batch; one raw score, for the second class.
 */
@JsonTypeName("binaryCrossEntropy")
public record BinaryCrossEntropy() implements LossSpec {

    @Override
    public int outputs(DataSignature data) {
        return 1;
    }

    @Override
    public Optional<Fault> faultFor(DataSignature data) {
        return data.classes() == 2
                ? Optional.empty()
                : Optional.of(
                        new Fault(
                                "/type",
                                data.isClassification()
                                        ? "expected softmaxCrossEntropy for "
                                                + data.classes()
                                                + " classes, received binaryCrossEntropy"
                                        : "expected meanSquaredError for a numeric target, received binaryCrossEntropy"));
    }
}
