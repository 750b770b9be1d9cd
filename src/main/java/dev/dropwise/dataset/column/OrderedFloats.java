package dev.dropwise.dataset.column;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The values of a column in ascending order. Many are not copied: counts of their first 16 bits say
 * where a rank is, counts of their last 16 bits which value it has, exactly, within some megabytes.
 */
final class OrderedFloats {

    private static final int HALF = 1 << 16;

    private final FloatBuffer values;
    private final float[] sorted;

    /** How many of many values begin with these 16 bits. */
    private final int[] beginnings;

    private int count;

    OrderedFloats(FloatBuffer values) {
        this.values = values;
        boolean few = values.limit() <= HALF;
        sorted = new float[few ? values.limit() : 0];
        beginnings = new int[few ? 0 : HALF];
        for (int row = 0; row < values.limit(); row++) {
            float value = values.get(row);
            if (!Float.isNaN(value)) {
                if (few) {
                    sorted[count] = value;
                } else {
                    beginnings[key(value) >>> 16]++;
                }
                count++;
            }
        }
        Arrays.sort(sorted, 0, few ? count : 0);
    }

    /** Values that are there. */
    int count() {
        return count;
    }

    /**
     * Integers in the order of the floats, unsigned; 0 and -0 are one.
     *
     * @param value not NaN
     */
    static int key(float value) {
        int bits = Float.floatToRawIntBits(value + 0f);
        return bits ^ (bits >> 31 | Integer.MIN_VALUE);
    }

    private static float value(int key) {
        return Float.intBitsToFloat(key < 0 ? key ^ Integer.MIN_VALUE : ~key);
    }

    /**
     * The values at these ranks, 0 for the smallest.
     *
     * @param ranks each below the count
     */
    float[] at(int[] ranks) {
        float[] found = new float[ranks.length];
        if (beginnings.length == 0) {
            for (int i = 0; i < ranks.length; i++) {
                found[i] = sorted[ranks[i]];
            }
            return found;
        }
        int[] starts = new int[ranks.length];
        Map<Integer, int[]> endings = endingsOf(ranks, starts);
        for (int i = 0; i < ranks.length; i++) {
            int beginning = beginning(ranks[i]);
            int left = ranks[i] - starts[i];
            int[] counts = Objects.requireNonNull(endings.get(beginning));
            int ending = 0;
            while (left >= counts[ending]) {
                left -= counts[ending++];
            }
            found[i] = value(beginning << 16 | ending);
        }
        return found;
    }

    private Map<Integer, int[]> endingsOf(int[] ranks, int[] starts) {
        int[][] counts = new int[HALF][];
        Map<Integer, int[]> endings = new TreeMap<>();
        for (int i = 0; i < ranks.length; i++) {
            int beginning = beginning(ranks[i]);
            starts[i] = Arrays.stream(beginnings, 0, beginning).sum();
            counts[beginning] = endings.computeIfAbsent(beginning, b -> new int[HALF]);
        }
        for (int row = 0; row < values.limit(); row++) {
            float value = values.get(row);
            if (!Float.isNaN(value)) {
                int key = key(value);
                int[] known = counts[key >>> 16];
                if (known != null) {
                    known[key & HALF - 1]++;
                }
            }
        }
        return endings;
    }

    private int beginning(int rank) {
        int left = rank;
        int beginning = 0;
        while (left >= beginnings[beginning]) {
            left -= beginnings[beginning++];
        }
        return beginning;
    }
}
