package dev.dropwise.inference;

import dev.dropwise.web.BadParameter;
import org.jspecify.annotations.Nullable;

/**
 * What there is beside the instances where they come as CSV, in the query.
 *
 * @param samples passes with dropout on, for the uncertainty; none without
 * @param seed of the dropout masks, 0 to 2^53 - 1; drawn where missing
 * @param returnSamples whether every pass is answered, too; false
 * @param ignoreUnknown whether columns that the model does not know are passed over; false
 */
record CsvOptions(
        @Nullable Integer samples,
        @Nullable Long seed,
        @Nullable Boolean returnSamples,
        @Nullable Boolean ignoreUnknown) {

    private static final long LARGEST_SEED = (1L << 53) - 1;

    void check() {
        if (samples != null && samples < 1) {
            throw new BadParameter("samples", "a whole number from 1 on", samples.toString());
        }
        if (seed != null && (seed < 0 || seed > LARGEST_SEED)) {
            throw new BadParameter(
                    "seed", "a whole number from 0 to " + LARGEST_SEED, seed.toString());
        }
    }
}
