package dev.dropwise.inference;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be predicted.
 *
 * @param instances arrays of numbers in the input's shape, or objects of named columns
 * @param samples passes with dropout on, for the uncertainty; none without
 * @param seed of the dropout masks; drawn and shown where missing
 * @param returnSamples whether every pass is answered, too; false
 * @param ignoreUnknown whether columns that the model does not know are passed over; false
 */
@Schema(example = "{\"instances\": [[5.1, 3.5, 1.4, 0.2]], \"samples\": 50, \"seed\": 7}")
public record PredictionRequest(
        @NotEmpty List<Instance> instances,
        @Min(1) @Nullable Integer samples,
        @Min(0) @Max((1L << 53) - 1) @Nullable Long seed,
        @Schema(
                        description =
                                "Answers every pass, too: at most 200,000 numbers in all unless configured otherwise")
                @Nullable Boolean returnSamples,
        @Schema(description = "Passes over columns that the model does not know")
                @Nullable Boolean ignoreUnknown) {}
