package dev.dropwise.dataset.column;

import java.io.IOException;
import java.nio.FloatBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What float32 leaves of the doubles of a column, kept as long as distances from an origin could
 * save it: while all values lie close together, far from 0, or are whole numbers within 2^24 of
 * each other. No later value makes a column fit again that did not.
 */
final class LowDigits {

    /** Of the largest value: float32 has 16 bits left for distances between values then. */
    private static final double NARROW = 0x1p-8;

    /** Up to here float32 holds every whole number. */
    private static final double MOST_WHOLE = 0x1p24;

    private final ColumnStore store;
    private @Nullable ColumnBuffer rests;
    private int zeros;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private boolean areWhole = true;
    private boolean areKept = true;
    private boolean areLost;

    LowDigits(ColumnStore store) {
        this.store = store;
    }

    /** Appends a row. */
    void add(double value, float rounded) throws IOException {
        areLost |= Math.abs(value) >= MOST_WHOLE && value != rounded;
        if (!areKept) {
            return;
        }
        if (!Double.isNaN(value)) {
            min = Math.min(min, value);
            max = Math.max(max, value);
            areWhole &= Math.rint(value) == value;
        }
        put(Double.isNaN(value) ? 0 : (float) (value - rounded));
        dropUnlessClose();
    }

    private void put(float rest) throws IOException {
        if (rests == null && rest == 0) {
            zeros++;
            return;
        }
        opened().room().putFloat(rest);
    }

    private ColumnBuffer opened() throws IOException {
        if (rests == null) {
            rests = store.spare();
            for (int row = 0; row < zeros; row++) {
                rests.room().putFloat(0);
            }
        }
        return rests;
    }

    private void dropUnlessClose() {
        double spread = max - min;
        boolean isNarrow = spread <= NARROW * Math.max(Math.abs(min), Math.abs(max));
        if (min <= max && !isNarrow && !(areWhole && spread <= MOST_WHOLE)) {
            areKept = false;
            rests = null;
        }
    }

    /**
     * Appends the rows of another column.
     *
     * @param rows how many it has
     */
    void add(LowDigits later, int rows) throws IOException {
        areLost |= later.areLost;
        areKept &= later.areKept;
        min = Math.min(min, later.min);
        max = Math.max(max, later.max);
        areWhole &= later.areWhole;
        if (!areKept) {
            rests = null;
        } else if (later.rests == null) {
            for (int row = 0; row < rows; row++) {
                put(0);
            }
        } else {
            FloatBuffer values = later.finish();
            for (int row = 0; row < rows; row++) {
                opened().room().putFloat(values.get(row));
            }
        }
        dropUnlessClose();
    }

    /** Whether distances from {@link #origin} say more than the rounded values. */
    boolean areUseful() {
        return rests != null && (max > min || areLost);
    }

    /** Whether values are rounded that one would not expect to be. */
    boolean areLost() {
        return areLost && !areUseful();
    }

    /** In the middle of the values, and with as few digits as it takes. */
    double origin() {
        double middle = min + (max - min) / 2;
        double unit = Math.scalb(1.0, Math.getExponent(Math.max(max - min, Math.ulp(middle))) - 1);
        return Math.rint(middle / unit) * unit;
    }

    /** One a row, all of them; nothing can be added any more. */
    FloatBuffer finish() throws IOException {
        return opened().finish().get(0).asFloatBuffer();
    }
}
