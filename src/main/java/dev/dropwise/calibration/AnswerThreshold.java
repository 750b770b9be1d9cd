package dev.dropwise.calibration;

import org.jspecify.annotations.Nullable;

/**
 * From what confidence on to answer.
 *
 * @param above answers are given above it; null where none is known to be right often enough
 * @param reason why there is none; null where there is one
 */
public record AnswerThreshold(@Nullable Double above, @Nullable String reason) {

    static AnswerThreshold above(double confidence) {
        return new AnswerThreshold(confidence, null);
    }

    static AnswerThreshold none(String reason) {
        return new AnswerThreshold(null, reason);
    }

    /** Whether one that is so sure is to be answered. */
    public boolean answers(double confidence) {
        return above != null && confidence > above;
    }
}
