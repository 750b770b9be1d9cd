package dev.dropwise.report;

import dev.dropwise.evaluation.ThresholdPoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What thresholds on the probabilities of one target would come to.
 *
 * @param measuredOn the part of the rows that says so
 * @param classes of two the second alone, of more each against the others; without those that no
 *     row has, or all
 */
record TargetRanking(String target, RowPart measuredOn, List<RankedClass> classes) {

    /**
     * One class.
     *
     * @param rocAuc area under the ROC curve
     * @param prAuc average precision
     * @param points the highest threshold first; a part of many
     */
    record RankedClass(
            String label,
            @Nullable Double rocAuc,
            @Nullable Double prAuc,
            List<ThresholdPoint> points) {}
}
