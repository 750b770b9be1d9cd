package dev.dropwise.study.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What trials came to where the study's number was {@code x}.
 *
 * @param depth hidden dense layers, of a study of capacity that varies them; left out else
 * @param disturbance whose level {@code x} is, of a study of robustness; left out else
 * @param mean of the objective
 * @param standardError of that mean; null for fewer than two trials
 * @param train the mean training loss; null where the inputs of trained networks are disturbed
 * @param validation the mean validation loss; null likewise
 * @param pairs that it rests on
 */
public record CurvePoint(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer depth,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String disturbance,
        double x,
        @Nullable Double mean,
        @Nullable Double standardError,
        @Nullable Double train,
        @Nullable Double validation,
        int pairs) {

    /** Of a study that has no disturbances. */
    public CurvePoint(
            double x,
            @Nullable Double mean,
            @Nullable Double standardError,
            @Nullable Double train,
            @Nullable Double validation,
            int pairs) {
        this(null, null, x, mean, standardError, train, validation, pairs);
    }

    /** The same of a disturbance. */
    public CurvePoint of(String disturbance) {
        return new CurvePoint(depth, disturbance, x, mean, standardError, train, validation, pairs);
    }

    /** The same of a network with so many hidden layers. */
    public CurvePoint atDepth(@Nullable Integer depth) {
        return new CurvePoint(depth, disturbance, x, mean, standardError, train, validation, pairs);
    }
}
