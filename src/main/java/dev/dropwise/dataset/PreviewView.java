package dev.dropwise.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

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
     * @param target its class or its value; absent where there are several
     * @param targets the same of each of several, by their names; absent where there is one
     * @param split "test" for the data set's own hold-out, else "training"
     */
    record RowView(
            int row,
            Object instance,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Object target,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, Object> targets,
            String split) {

        static RowView of(Dataset dataset, int row) {
            boolean several = dataset.targets().size() > 1;
            return new RowView(
                    row,
                    dataset.instance(row),
                    several ? null : dataset.targetOf(row),
                    several ? dataset.targetsOf(row) : null,
                    row < dataset.firstTestRow() ? "training" : "test");
        }
    }
}
