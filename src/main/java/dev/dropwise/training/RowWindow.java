package dev.dropwise.training;

import dev.dropwise.engine.TorchExamples;
import java.util.Arrays;

/**
 * Rows that are in native memory now, consecutive ones of a pass over rows in some order.
 *
 * @param examples where programs find them, until the next part is asked for
 * @param first where in the pass the first of them is
 * @param places where in the examples each of them is
 */
@SuppressWarnings("ArrayRecordComponent") // as many as rows; nobody compares parts
record RowWindow(TorchExamples examples, int first, int[] places) {

    /** Where in the pass the next part begins. */
    int end() {
        return first + places.length;
    }

    /** The places of some rows of the pass, all of them in this part. */
    int[] places(int from, int to) {
        return Arrays.copyOfRange(places, from - first, to - first);
    }
}
