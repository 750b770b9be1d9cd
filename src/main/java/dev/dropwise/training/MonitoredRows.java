package dev.dropwise.training;

import java.util.stream.IntStream;

/** Validation rows whose scores are kept at once: all, unless they and the classes are many. */
final class MonitoredRows {

    /** Scores on the heap: some fifty megabytes. */
    private static final long MOST_SCORES = 1 << 22;

    private MonitoredRows() {}

    /**
     * The same in every epoch, spread evenly where they are not all.
     *
     * @param outputs how many scores a row has
     */
    static int[] of(int[] validation, long outputs) {
        int count = (int) Math.max(1, Math.min(validation.length, MOST_SCORES / outputs));
        return count >= validation.length
                ? validation
                : IntStream.range(0, count)
                        .map(i -> validation[(int) ((long) i * validation.length / count)])
                        .toArray();
    }
}
