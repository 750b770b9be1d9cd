package dev.dropwise.dataset.insight;

import dev.dropwise.dataset.column.CategoryColumn;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** Tells which categories nothing is learned of. */
final class UnseenCategories {

    private UnseenCategories() {}

    /** Categories of the test rows that no training row has. */
    static List<String> inTestRowsOnly(CategoryColumn column, int trainingRows) {
        BitSet training = codes(column, 0, trainingRows);
        BitSet test = codes(column, trainingRows, column.rows());
        test.andNot(training);
        return test.stream().mapToObj(column.categories()::get).toList();
    }

    private static BitSet codes(CategoryColumn column, int from, int to) {
        BitSet codes = new BitSet();
        IntStream.range(from, to)
                .map(column.codes()::get)
                .filter(code -> code != CategoryColumn.MISSING)
                .forEach(codes::set);
        return codes;
    }
}
