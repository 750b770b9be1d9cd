package dev.dropwise.spec.loss;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.spec.DataSignature;
import java.util.Optional;

/**
 * {@code (value − target)²}, mean over the batch, in units of the standardized target; one output.
 * With several targets an output for each, and the mean over them.
 */
@JsonTypeName("meanSquaredError")
public record MeanSquaredError() implements LossSpec {

    @Override
    public int outputs(DataSignature data) {
        return data.targets();
    }

    @Override
    public boolean fits(DataSignature data) {
        return !data.isClassification();
    }

    @Override
    public Optional<OutputFunction> outputFunction() {
        return Optional.of(OutputFunction.IDENTITY);
    }
}
