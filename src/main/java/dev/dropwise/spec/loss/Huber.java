package dev.dropwise.spec.loss;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.spec.DataSignature;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Positive;
import java.util.Optional;

/**
 * Squares for small errors, absolute values for large ones: {@code e²/2} where {@code |e| <=
 * delta}, else {@code delta·(|e| − delta/2)}, mean over the batch, with {@code e = value − target}
 * in units of the standardized target; one output, with several targets one for each and the mean
 * over them. Huber, 1964, https://doi.org/10.1214/aoms/1177703732
 *
 * @param delta the largest error that is squared; 1 by default
 */
@JsonTypeName("huber")
public record Huber(
        @Schema(
                        description =
                                "The largest error that is squared, in standard deviations of the target; 1 by default")
                @Positive
                Double delta)
        implements LossSpec {

    public Huber {
        delta = delta == null ? 1.0 : delta;
    }

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
