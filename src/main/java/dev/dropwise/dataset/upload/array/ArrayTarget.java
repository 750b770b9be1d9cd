package dev.dropwise.dataset.upload.array;

import dev.dropwise.dataset.DatasetProperties;
import dev.dropwise.dataset.column.CategoryColumn;
import dev.dropwise.dataset.column.CodeSink;
import dev.dropwise.dataset.column.Column;
import dev.dropwise.dataset.column.ColumnStore;
import dev.dropwise.dataset.column.NumberColumn;
import dev.dropwise.dataset.column.NumberSink;
import dev.dropwise.dataset.column.Task;
import dev.dropwise.dataset.upload.UnreadableFile;
import dev.dropwise.problem.Invalid;
import dev.dropwise.problem.TooLarge;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a target of arrays: texts, whole numbers and booleans are classes, in the order of their
 * values; floating-point numbers are to be predicted as such, unless the task says otherwise.
 */
final class ArrayTarget {

    private ArrayTarget() {}

    static Column read(
            List<NumberArray> ys,
            String name,
            @Nullable Task asked,
            DatasetProperties limits,
            ColumnStore store)
            throws IOException {
        boolean texts = ys.get(0).type().isText();
        if (ys.stream().anyMatch(y -> y.type().isText() != texts)) {
            throw new UnreadableFile(
                    ys.get(1).name(), "expected numbers or texts as " + ys.get(0).name() + " has");
        }
        if (texts && asked == Task.REGRESSION) {
            throw new Invalid("/task", "expected classification, the target's values are texts");
        }
        boolean floating = ys.stream().anyMatch(y -> y.type().isFloating());
        Task usual = floating ? Task.REGRESSION : Task.CLASSIFICATION;
        if ((asked == null ? usual : asked) == Task.REGRESSION) {
            return numbers(ys, name, store);
        }
        return classes(ys, name, limits.maxCategories(), store);
    }

    private static NumberColumn numbers(List<NumberArray> ys, String name, ColumnStore store)
            throws IOException {
        NumberSink sink = store.numbers();
        for (NumberArray y : ys) {
            y.forEach(
                    (index, bytes, at) -> {
                        double value = y.type().number(bytes, at);
                        if (!Float.isFinite((float) value)) {
                            throw missing(y, index);
                        }
                        sink.add(value);
                    });
        }
        return sink.column(name);
    }

    private static CategoryColumn classes(
            List<NumberArray> ys, String name, int most, ColumnStore store) throws IOException {
        Set<String> distinct = new HashSet<>();
        for (NumberArray y : ys) {
            y.forEach(
                    (index, bytes, at) -> {
                        String text = y.type().text(bytes, at);
                        if (text == null || text.isEmpty()) {
                            throw missing(y, index);
                        }
                        if (distinct.add(text) && distinct.size() > most) {
                            throw new TooLarge(
                                    "%s: expected at most %,d classes, received more"
                                            .formatted(y.name(), most));
                        }
                    });
        }
        Comparator<String> order =
                ys.get(0).type().isText()
                        ? Comparator.naturalOrder()
                        : Comparator.comparingDouble(Double::parseDouble);
        List<String> classes =
                distinct.stream().sorted(order.thenComparing(Comparator.naturalOrder())).toList();
        Map<String, Integer> codes = new HashMap<>();
        classes.forEach(text -> codes.put(text, codes.size()));
        CodeSink sink = store.codes();
        for (NumberArray y : ys) {
            y.forEach(
                    (index, bytes, at) -> {
                        String text = Objects.requireNonNull(y.type().text(bytes, at));
                        sink.add(Objects.requireNonNull(codes.get(text)));
                    });
        }
        return new CategoryColumn(name, classes, sink.finish());
    }

    private static UnreadableFile missing(NumberArray y, long index) {
        return new UnreadableFile(
                y.name(),
                "expected a value in every row, none is in row %,d (from 0)".formatted(index));
    }
}
