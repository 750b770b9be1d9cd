package dev.dropwise.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dropwise.calibration.ConformalMethod;
import dev.dropwise.inference.PredictionRequest;
import dev.dropwise.inference.SampleCount;
import dev.dropwise.inference.explanation.ExplanationMethod;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be predicted for all rows of a data set; but for its name as a prediction of instances
 * takes it.
 *
 * @param dataset of the same columns as the model was trained on
 * @param samples passes with dropout on, for the uncertainty, or "auto"; none without
 * @param seed of the dropout masks; drawn and shown where samples are asked for without
 * @param returnSamples whether every pass is answered, too; false
 * @param confidenceLevel of sets and intervals; none without
 * @param method of them; {@code lac} or {@code absolute}
 * @param maxError of answers that are given; all are without
 * @param topK how many of the likeliest labels are listed; none without
 * @param raw whether probabilities are wanted as the network gives them; false
 * @param explain how it is found out what each column or pixel contributed; not at all without
 * @param steps of integrated gradients, 50
 * @param ignoreUnknown whether columns that the model does not know are passed over; false
 */
@Schema(example = "{\"dataset\": \"iris\", \"samples\": 50, \"seed\": 7}")
@JsonInclude(JsonInclude.Include.NON_NULL)
record BatchRequest(
        @NotBlank String dataset,
        @Nullable SampleCount samples,
        @Min(0) @Max((1L << 53) - 1) @Nullable Long seed,
        @Nullable Boolean returnSamples,
        @Nullable Boolean ignoreUnknown,
        @DecimalMin(value = "0", inclusive = false) @DecimalMax(value = "1", inclusive = false)
                @Nullable Double confidenceLevel,
        @Nullable ConformalMethod method,
        @DecimalMin(value = "0", inclusive = false) @DecimalMax(value = "1", inclusive = false)
                @Nullable Double maxError,
        @Min(1) @Nullable Integer topK,
        @Nullable Boolean raw,
        @Nullable ExplanationMethod explain,
        @Min(1) @Max(PredictionRequest.MOST_STEPS) @Nullable Integer steps) {

    /** Of which every row gets its masks, whoever predicts it. */
    BatchRequest seeded(long drawn) {
        return samples == null || seed != null
                ? this
                : new BatchRequest(
                        dataset,
                        samples,
                        drawn,
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

    /** The same for instances, without any yet. */
    PredictionRequest options() {
        return new PredictionRequest(
                List.of(),
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
