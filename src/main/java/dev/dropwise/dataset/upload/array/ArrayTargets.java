package dev.dropwise.dataset.upload.array;

import dev.dropwise.dataset.DatasetProperties;
import dev.dropwise.dataset.column.Column;
import dev.dropwise.dataset.column.ColumnStore;
import dev.dropwise.dataset.column.NumberColumn;
import dev.dropwise.dataset.column.NumberSink;
import dev.dropwise.dataset.column.Task;
import dev.dropwise.dataset.content.LabelColumns;
import dev.dropwise.dataset.upload.UnreadableFile;
import dev.dropwise.dataset.upload.UploadOptions;
import dev.dropwise.problem.Invalid;
import dev.dropwise.problem.TooLarge;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes targets of arrays: [rows] or [rows, 1] are one, [rows, targets] several. Of several,
 * floating-point numbers are to be predicted as such; whole numbers and booleans, all of them 0 or
 * 1, are labels that do not exclude each other; the task may say otherwise.
 */
final class ArrayTargets {

    private final DatasetProperties limits;
    private final UploadOptions options;
    private final ColumnStore store;

    ArrayTargets(DatasetProperties limits, UploadOptions options, ColumnStore store) {
        this.limits = limits;
        this.options = options;
        this.store = store;
    }

    /**
     * All targets.
     *
     * @param ys one a part of the data set
     * @param usual what a target is called that nobody names; several have a number behind it
     */
    List<Column> read(List<NumberArray> ys, String usual) throws IOException {
        NumberArray first = ys.get(0);
        for (NumberArray y : ys) {
            if (y.shape().size() > 2) {
                throw new UnreadableFile(
                        y.name(), "expected [rows] or [rows, targets], received " + y.shape());
            }
            if (y.rowLength() != first.rowLength()) {
                throw new UnreadableFile(
                        y.name(),
                        "expected as many targets as in %s, %,d, received %,d"
                                .formatted(first.name(), first.rowLength(), y.rowLength()));
            }
        }
        List<String> names = names(first, usual);
        return names.size() == 1
                ? List.of(ArrayTarget.read(ys, names.get(0), options.task(), limits, store))
                : several(ys, names);
    }

    private List<String> names(NumberArray y, String usual) {
        if (y.rowLength() > limits.maxColumns()) {
            throw new TooLarge(
                    "%s: expected at most %,d targets, received %,d"
                            .formatted(y.name(), limits.maxColumns(), y.rowLength()));
        }
        int count = (int) y.rowLength();
        List<String> asked = options.target();
        if (asked.isEmpty()) {
            return count == 1
                    ? List.of(usual)
                    : IntStream.range(0, count).mapToObj(i -> usual + i).toList();
        }
        if (asked.size() != count) {
            throw new Invalid(
                    "/target",
                    "expected a name for each target of %s, %,d, received %s"
                            .formatted(y.name(), count, asked));
        }
        return asked;
    }

    private List<Column> several(List<NumberArray> ys, List<String> names) throws IOException {
        if (ys.stream().anyMatch(y -> y.type().isText())) {
            throw new UnreadableFile(
                    ys.get(0).name(), "expected one text a row, or several numbers");
        }
        List<NumberColumn> columns = numbers(ys, names);
        if (options.task() == null && LabelColumns.areOneHot(columns)) {
            throw new UnreadableFile(
                    ys.get(0).name(),
                    "every row has one 1 and else 0: of classes numpy.argmax(y, axis=1) makes one"
                            + " target; for several, set task to classification or regression");
        }
        boolean floating = ys.stream().anyMatch(y -> y.type().isFloating());
        Task usual = floating ? Task.REGRESSION : Task.CLASSIFICATION;
        if ((options.task() == null ? usual : options.task()) == Task.REGRESSION) {
            return List.copyOf(columns);
        }
        List<Column> labels = new ArrayList<>();
        for (NumberColumn column : columns) {
            if (!LabelColumns.areIn(column)) {
                throw new UnreadableFile(
                        ys.get(0).name(),
                        "expected 0 and 1 alone in several targets of classes, received others in "
                                + column.name());
            }
            labels.add(LabelColumns.of(column, store));
        }
        return List.copyOf(labels);
    }

    private List<NumberColumn> numbers(List<NumberArray> ys, List<String> names)
            throws IOException {
        int width = names.size();
        List<NumberSink> sinks = new ArrayList<>();
        names.forEach(name -> sinks.add(store.numbers()));
        for (NumberArray y : ys) {
            int rows = y.rows();
            y.forEach(
                    (index, bytes, at) -> {
                        int target = (int) (y.rowsFastest() ? index / rows : index % width);
                        double value = y.type().number(bytes, at);
                        if (!Float.isFinite((float) value)) {
                            long row = y.rowsFastest() ? index % rows : index / width;
                            throw new UnreadableFile(
                                    y.name(),
                                    "expected numbers that a float32 holds, received another or none in row %,d, target %d (from 0)"
                                            .formatted(row, target));
                        }
                        sinks.get(target).add(value);
                    });
        }
        List<NumberColumn> columns = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            columns.add(sinks.get(i).column(names.get(i)));
        }
        return columns;
    }
}
