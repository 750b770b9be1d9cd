package dev.dropwise.dataset;

import java.util.List;
import java.util.stream.IntStream;

/** The first rows of a data set, in the user's own units. */
record PreviewView(List<RowView> rows) {

    static PreviewView of(Dataset dataset, int rows) {
        return new PreviewView(
                IntStream.range(0, Math.min(rows, dataset.rows()))
                        .mapToObj(row -> RowView.of(dataset, row))
                        .toList());
    }

    /**
     * One row.
     *
     * @param row its number, from 0
     * @param instance exactly what a prediction request takes: an object of named columns, or a
     *     list of pixels
     * @param target its class or its value
     * @param split "test" for the data set's own hold-out, else "training"
     */
    record RowView(int row, Object instance, Object target, String split) {

        static RowView of(Dataset dataset, int row) {
            return new RowView(
                    row,
                    dataset.instance(row),
                    dataset.targetOf(row),
                    row < dataset.firstTestRow() ? "training" : "test");
        }
    }
}
