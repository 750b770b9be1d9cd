package dev.dropwise.dataset.column;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What float32 leaves of the doubles of a column, kept where it matters: of all values where most
 * of the first ones lie close together and far from 0, and of those from 2^24 on where most are
 * whole numbers within 2^24 of each other. What most values are decides, so that a few others,
 * which may be validation rows, take no digits from them.
 */
final class LowDigits {

    /** Of the largest value: float32 has 16 bits left for distances between values then. */
    private static final double NARROW = 0x1p-8;

    /** Up to here float32 holds every whole number. */
    private static final double MOST_WHOLE = 0x1p24;

    /** Values that decide. */
    private static final int FIRST = 64;

    /** Of which values the rests are kept. */
    private enum Kept {
        NONE,
        OF_LARGE,
        OF_ALL
    }

    private final ColumnStore store;
    private double[] first = new double[FIRST];
    private @Nullable ColumnBuffer rests;
    private int zeros;
    private int count;
    private @Nullable Kept kept;
    private double origin;
    private boolean hasRests;
    private boolean areLost;

    LowDigits(ColumnStore store) {
        this.store = store;
    }

    /** Appends a row. */
    void add(double value, float rounded) throws IOException {
        boolean isLost = isLarge(value) && value != rounded;
        areLost |= isLost;
        if (kept == Kept.NONE) {
            return;
        }
        hasRests |= kept == Kept.OF_ALL ? value != rounded && !Double.isNaN(value) : isLost;
        boolean isLeft = !Double.isNaN(value) && (isLost || kept != Kept.OF_LARGE);
        put(isLeft ? rest(value, rounded) : 0);
        if (kept == null && !Double.isNaN(value)) {
            first[count++] = value;
            if (count == FIRST) {
                decide();
            }
        }
    }

    /** Appends rows, the first of these values. */
    void add(double[] values, int rows) throws IOException {
        for (int i = 0; i < rows; i++) {
            if (kept == Kept.NONE) {
                areLost = areLost || isAnyLost(values, i, rows);
                return;
            }
            add(values[i], (float) values[i]);
        }
    }

    private static boolean isAnyLost(double[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            if (isLarge(values[i]) && values[i] != (float) values[i]) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLarge(double value) {
        return Math.abs(value) >= MOST_WHOLE;
    }

    private static float rest(double value, float rounded) {
        return (float) (value - rounded);
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

    /** By what more than half of the first values have in common. */
    private Kept decide() {
        if (kept != null) {
            return kept;
        }
        double[] sorted = Arrays.copyOf(first, count);
        Arrays.sort(sorted);
        int half = count / 2;
        int from = 0;
        for (int i = 1; i + half < count; i++) {
            if (sorted[i + half] - sorted[i] < sorted[from + half] - sorted[from]) {
                from = i;
            }
        }
        Kept found = count == 0 ? Kept.NONE : keep(sorted, from, from + half);
        kept = found;
        first = new double[0];
        if (found == Kept.NONE) {
            rests = null;
        } else {
            boolean isFar = found == Kept.OF_ALL || isLarge(sorted[from]);
            origin = isFar ? origin(sorted[from], sorted[from + half]) : 0;
            hasRests |= found == Kept.OF_ALL && Arrays.stream(sorted).anyMatch(v -> v != (float) v);
        }
        return found;
    }

    private static Kept keep(double[] sorted, int from, int to) {
        if (areNarrow(sorted[from], sorted[to])
                || areNarrow(sorted[0], sorted[sorted.length - 1])) {
            return Kept.OF_ALL;
        }
        boolean areWhole =
                Arrays.stream(sorted, from, to + 1).allMatch(value -> Math.rint(value) == value);
        return areWhole && sorted[to] - sorted[from] <= MOST_WHOLE ? Kept.OF_LARGE : Kept.NONE;
    }

    private static boolean areNarrow(double min, double max) {
        return (max > min || isLarge(max))
                && max - min <= NARROW * Math.max(Math.abs(min), Math.abs(max));
    }

    /** In the middle of most values, and with as few digits as it takes. */
    private static double origin(double min, double max) {
        double middle = min + (max - min) / 2;
        double unit = Math.scalb(1.0, Math.getExponent(Math.max(max - min, Math.ulp(middle))) - 1);
        return Math.rint(middle / unit) * unit;
    }

    /**
     * Appends the rows of another column.
     *
     * @param rows how many it has
     */
    void add(LowDigits later, int rows) throws IOException {
        areLost |= later.areLost;
        if (later.count == 0) {
            addZeros(rows);
            return;
        }
        Kept others = later.decide();
        if (count == 0) {
            count = later.count;
            kept = others;
            origin = later.origin;
        }
        Kept both = min(decide(), others);
        kept = both;
        if (both == Kept.NONE) {
            rests = null;
        } else if (later.rests == null) {
            addZeros(rows);
        } else {
            hasRests |= later.hasRests;
            FloatBuffer values = later.finish();
            for (int row = 0; row < rows; row++) {
                put(values.get(row));
            }
        }
    }

    private static Kept min(Kept one, Kept other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void addZeros(int rows) throws IOException {
        for (int row = 0; row < rows; row++) {
            put(0);
        }
    }

    /** Whether there is more of some values than the rounded ones say. */
    boolean areUseful() {
        return decide() != Kept.NONE && hasRests;
    }

    /** Whether values are rounded that one would not expect to be. */
    boolean areLost() {
        return areLost && !areUseful();
    }

    /** From where distances are short for most values. */
    double origin() {
        return origin;
    }

    /** What is left of a value, given what {@link #finish} has of it. */
    float of(float rounded, float rest) {
        return kept == Kept.OF_ALL || isLarge(rounded) ? rest : 0;
    }

    /** One a row, all of them; nothing can be added any more. */
    FloatBuffer finish() throws IOException {
        return opened().finish().get(0).asFloatBuffer();
    }
}
