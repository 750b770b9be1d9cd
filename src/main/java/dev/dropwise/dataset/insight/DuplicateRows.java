package dev.dropwise.dataset.insight;

import dev.dropwise.dataset.content.DatasetContent;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/**
 * Test rows that are training rows, too, by the hashes of their features. The hashes of at most a
 * million test rows are held; of more, those are looked at whose hash is a multiple of something.
 *
 * @param examined test rows that were looked at
 * @param repeated those of them whose features some training row has
 */
record DuplicateRows(int examined, int repeated) {

    private static final int MOST = 1 << 20;
    private static final int BLOCK = 1 << 14;

    /** Most training rows are like no test row, which this many bits tell quickly. */
    private static final int FILTER = (1 << 24) - 1;

    static DuplicateRows across(DatasetContent content) {
        int step = 1 + (content.testRows() - 1) / MOST;
        long[] test = hashes(content.test(), step);
        BitSet filter = new BitSet();
        for (long hash : test) {
            filter.set((int) hash & FILTER);
        }
        BitSet found = new BitSet();
        eachHash(
                content.training(),
                hash -> {
                    if (filter.get((int) hash & FILTER)) {
                        int at = Arrays.binarySearch(test, hash);
                        if (at >= 0) {
                            found.set(at);
                        }
                    }
                });
        return new DuplicateRows(test.length, repeated(test, found));
    }

    /** A search among equal hashes ends at any of them; all are meant. */
    private static int repeated(long[] test, BitSet found) {
        int repeated = 0;
        int start = 0;
        while (start < test.length) {
            int end = start + 1;
            while (end < test.length && test[end] == test[start]) {
                end++;
            }
            int hit = found.nextSetBit(start);
            repeated += hit >= start && hit < end ? end - start : 0;
            start = end;
        }
        return repeated;
    }

    private static long[] hashes(DatasetContent rows, int step) {
        LongStream.Builder kept = LongStream.builder();
        eachHash(
                rows,
                hash -> {
                    if (Long.remainderUnsigned(hash, step) == 0) {
                        kept.add(hash);
                    }
                });
        return kept.build().sorted().toArray();
    }

    private static void eachHash(DatasetContent rows, LongConsumer action) {
        for (int from = 0; from < rows.rows(); from += BLOCK) {
            long[] hashes = new long[Math.min(BLOCK, rows.rows() - from)];
            rows.hashRows(from, hashes);
            for (long hash : hashes) {
                action.accept(hash);
            }
        }
    }
}
