package dev.dropwise.inference;

import dev.dropwise.calibration.ConformalMethod;
import dev.dropwise.inference.explanation.ExplanationMethod;
import dev.dropwise.random.SeedGenerator;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be predicted.
 *
 * @param instances arrays of numbers in the input's shape, or objects of named columns
 * @param samples passes with dropout on, for the uncertainty, or "auto"; none without
 * @param seed of the dropout masks; drawn and shown where missing
 * @param returnSamples whether every pass is answered, too; false
 * @param confidenceLevel of sets and intervals; none without
 * @param method of them; {@code lac} or {@code absolute}
 * @param maxError of answers that are given; all are without
 * @param topK how many of the likeliest labels are listed; none without
 * @param explain how it is found out what each column or pixel contributed; not at all without
 * @param steps of integrated gradients, 50
 * @param raw whether probabilities are wanted as the network gives them; false
 * @param ignoreUnknown whether columns that the model does not know are passed over; false
 */
@Schema(example = "{\"instances\": [[5.1, 3.5, 1.4, 0.2]], \"samples\": 50, \"seed\": 7}")
public record PredictionRequest(
        @NotEmpty List<Instance> instances,
        @Nullable SampleCount samples,
        @Min(0) @Max(SeedGenerator.LARGEST) @Nullable Long seed,
        @Schema(
                        description =
                                "Answers every pass, too: at most 200,000 numbers in all unless configured otherwise")
                @Nullable Boolean returnSamples,
        @Schema(description = "Passes over columns that the model does not know")
                @Nullable Boolean ignoreUnknown,
        @Schema(
                        description =
                                "Answers sets that contain the label, or intervals that contain the value, in at least this share of cases",
                        example = "0.9")
                @DecimalMin(value = "0", inclusive = false)
                @DecimalMax(value = "1", inclusive = false)
                @Nullable Double confidenceLevel,
        @Schema(
                        description =
                                "How sets (lac, aps, raps) or intervals (absolute, normalized, cqr) are made; lac or absolute, with the loss pinball cqr")
                @Nullable ConformalMethod method,
        @Schema(
                        description =
                                "Says where to abstain so that at most this share of the answers is wrong",
                        example = "0.05")
                @DecimalMin(value = "0", inclusive = false)
                @DecimalMax(value = "1", inclusive = false)
                @Nullable Double maxError,
        @Schema(description = "Lists so many of the likeliest labels, sorted") @Min(1)
                @Nullable Integer topK,
        @Schema(description = "Answers probabilities as the network gives them, not calibrated")
                @Nullable Boolean raw,
        @Schema(
                        description =
                                "Says what each column or pixel contributed to the label's probability, or to the"
                                        + " value: integratedGradients or occlusion")
                @Nullable ExplanationMethod explain,
        @Schema(description = "Of integrated gradients; 50", example = "50")
                @Min(1)
                @Max(MOST_STEPS)
                @Nullable Integer steps) {

    public static final int MOST_STEPS = 200;

    /** The same asked of other instances. */
    PredictionRequest with(List<Instance> others) {
        return new PredictionRequest(
                others,
                samples,
                seed,
                returnSamples,
                ignoreUnknown,
                confidenceLevel,
                method,
                maxError,
                topK,
                raw,
                explain,
                steps);
    }
}
