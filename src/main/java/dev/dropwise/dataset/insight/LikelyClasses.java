package dev.dropwise.dataset.insight;

import dev.dropwise.dataset.column.Column;
import dev.dropwise.dataset.column.TargetSummary;

/** Tells values that probably are classes, and which categories nothing is learned of. */
final class LikelyClasses {

    private static final int MOST = 10;
    private static final int ROWS_OF_EACH = 10;

    private LikelyClasses() {}

    /** Two numbers, or a few whole ones in a row, each of them often. */
    static boolean areIn(Column target, TargetSummary summary) {
        Double min = summary.min();
        Double max = summary.max();
        if (min == null || max == null || target.rows() < ROWS_OF_EACH * summary.distinct()) {
            return false;
        }
        boolean areInARow =
                min == Math.rint(min)
                        && (min == 0 || min == 1)
                        && max - min == summary.distinct() - 1
                        && summary.distinct() <= MOST;
        return summary.distinct() == 2 || (summary.distinct() > 2 && areInARow);
    }
}
