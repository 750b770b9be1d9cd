package dev.dropwise.spec;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.problem.Fault;
import java.util.Optional;

/**
 * {@code (value − target)²}, mean over the batch, in units of the standardized target; one output.
 */
@JsonTypeName("meanSquaredError")
public record MeanSquaredError() implements LossSpec {

    @Override
    public int outputs(DataSignature data) {
        return 1;
    }

    @Override
    public Optional<Fault> faultFor(DataSignature data) {
        return data.isClassification()
                ? Optional.of(
                        new Fault(
                                "/type",
                                "expected softmaxCrossEntropy for a target of "
                                        + data.classes()
                                        + " classes, received meanSquaredError"))
                : Optional.empty();
    }
}
