package dev.dropwise.inference;

import dev.dropwise.calibration.ConformalMethod;
import dev.dropwise.inference.explanation.ExplanationMethod;
import dev.dropwise.random.SeedGenerator;
import dev.dropwise.web.BadParameter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What there is beside the instances where they come as CSV, in the query.
 *
 * @param samples passes with dropout on, for the uncertainty, or "auto"; none without
 * @param seed of the dropout masks, 0 to 2^53 - 1; drawn where missing
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
record CsvOptions(
        @Nullable SampleCount samples,
        @Nullable Long seed,
        @Nullable Boolean returnSamples,
        @Nullable Boolean ignoreUnknown,
        @Nullable Double confidenceLevel,
        @Nullable ConformalMethod method,
        @Nullable Double maxError,
        @Nullable Integer topK,
        @Nullable Boolean raw,
        @Nullable ExplanationMethod explain,
        @Nullable Integer steps) {

    void check() {
        Integer number = samples == null ? null : samples.number();
        if (number != null && number < 1) {
            throw new BadParameter("samples", "a whole number from 1 on", number.toString());
        }
        if (seed != null && (seed < 0 || seed > SeedGenerator.LARGEST)) {
            throw new BadParameter(
                    "seed", "a whole number from 0 to " + SeedGenerator.LARGEST, seed.toString());
        }
        if (topK != null && topK < 1) {
            throw new BadParameter("topK", "a whole number from 1 on", topK.toString());
        }
        if (steps != null && (steps < 1 || steps > PredictionRequest.MOST_STEPS)) {
            throw new BadParameter(
                    "steps",
                    "a whole number from 1 to " + PredictionRequest.MOST_STEPS,
                    steps.toString());
        }
        checkShare("confidenceLevel", confidenceLevel);
        checkShare("maxError", maxError);
    }

    private static void checkShare(String name, @Nullable Double share) {
        if (share != null && !(share > 0 && share < 1)) {
            throw new BadParameter(name, "a number above 0 and below 1", share.toString());
        }
    }

    PredictionRequest request(List<Instance> instances) {
        return new PredictionRequest(
                instances,
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
