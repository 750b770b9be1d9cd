package dev.dropwise.spec;

import com.fasterxml.jackson.annotation.JsonTypeName;

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
    public boolean fits(DataSignature data) {
        return !data.isClassification();
    }
}
