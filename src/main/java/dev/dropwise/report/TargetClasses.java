package dev.dropwise.report;

import dev.dropwise.evaluation.MetricEstimate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The classes of one target.
 *
 * @param measuredOn the part whose rows say how well they are told apart
 * @param classes in the order of the outputs
 * @param confused which are most often taken for which, the most frequent first
 * @param likelyLabelErrors rows that the network takes for another class, and how sure it is: the
 *     surest first
 */
record TargetClasses(
        String target,
        RowPart measuredOn,
        List<ClassReport> classes,
        List<ConfusedPair> confused,
        List<WrongRow> likelyLabelErrors) {

    /**
     * One class.
     *
     * @param train how many rows of each part have it
     */
    record ClassReport(
            String label,
            int train,
            int validation,
            int test,
            MetricEstimate precision,
            MetricEstimate recall,
            MetricEstimate f1,
            @Nullable Double rocAuc,
            @Nullable Double prAuc) {}

    /**
     * Rows of one class that are taken for another.
     *
     * @param rows how many of those that were measured
     * @param share of the rows of that class
     */
    record ConfusedPair(String truth, String predicted, int rows, double share) {}

    /**
     * A row whose label may be wrong.
     *
     * @param row its number in the data set, from 0
     * @param probability of the predicted class
     * @param labelProbability of the class that it is labelled with
     */
    record WrongRow(
            int row,
            RowPart part,
            String label,
            String predicted,
            double probability,
            double labelProbability) {}
}
