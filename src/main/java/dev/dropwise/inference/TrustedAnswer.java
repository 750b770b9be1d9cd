package dev.dropwise.inference;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What calibration says of one answer; null what was not asked for.
 *
 * @param predictionSet labels, from the likeliest on
 * @param interval of the value, in the target's own unit
 */
record TrustedAnswer(
        @Nullable List<String> predictionSet,
        @Nullable List<@Nullable Double> interval,
        @Nullable CoverageView coverage,
        @Nullable AnswerDecision decision,
        @Nullable RiskView risk) {

    static final TrustedAnswer NONE = new TrustedAnswer(null, null, null, null, null);
}
