package dev.dropwise.calibration;

import java.util.List;

/**
 * What weights were calibrated to.
 *
 * @param rows that were held back and that it was fitted on
 * @param testRows of the data set's hold-out, on which it was measured
 * @param targets one each, in their order
 */
public record Calibration(int rows, int testRows, List<CalibratedTarget> targets) {

    /**
     * Rows whose scores are kept: the share covered by any more would be closer to the stated one
     * by less than half a point.
     */
    public static final int MOST_ROWS = 4096;
}
