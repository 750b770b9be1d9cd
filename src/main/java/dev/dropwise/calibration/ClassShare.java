package dev.dropwise.calibration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How often something holds of the rows of one class.
 *
 * @param measured share of them
 * @param rows that were looked at
 */
public record ClassShare(double measured, int rows) {

    /**
     * Of each class that has rows.
     *
     * @param truth the class of each row
     * @param counted which rows are looked at
     * @param holds of which of them it does
     */
    static Map<String, ClassShare> byClass(
            List<String> classes, int[] truth, boolean[] counted, boolean[] holds) {
        int[] rows = new int[classes.size()];
        int[] hits = new int[classes.size()];
        for (int row = 0; row < truth.length; row++) {
            if (counted[row]) {
                rows[truth[row]]++;
                hits[truth[row]] += holds[row] ? 1 : 0;
            }
        }
        Map<String, ClassShare> shares = new LinkedHashMap<>();
        for (int k = 0; k < rows.length; k++) {
            if (rows[k] > 0) {
                shares.put(classes.get(k), new ClassShare((double) hits[k] / rows[k], rows[k]));
            }
        }
        return shares;
    }
}
