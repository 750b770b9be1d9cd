package dev.dropwise.study.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sentence that the trials so far support, and the numbers in it.
 *
 * @param variant of which it is said
 * @param metric by which
 * @param difference to the baseline
 * @param interval of the difference
 * @param adjustedPValue of the difference, adjusted over all variants
 * @param pairs that it rests on
 * @param pairsNeeded how many more would decide
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StudyFinding(
        String text,
        FindingLevel level,
        @Nullable String variant,
        @Nullable String metric,
        @Nullable Double difference,
        @Nullable List<Double> interval,
        @Nullable Double adjustedPValue,
        @Nullable Integer pairs,
        @Nullable Integer pairsNeeded) {

    /** What is to be borne in mind. */
    public static StudyFinding note(String text) {
        return new StudyFinding(text, FindingLevel.NOTE, null, null, null, null, null, null, null);
    }

    /** What a metric came to on some pairs. */
    public static StudyFinding note(String text, String metric, int pairs) {
        return new StudyFinding(
                text, FindingLevel.NOTE, null, metric, null, null, null, pairs, null);
    }
}
