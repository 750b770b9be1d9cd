package dev.dropwise.dataset.upload.table;

import dev.dropwise.dataset.column.CategoryColumn;
import dev.dropwise.dataset.column.Column;
import dev.dropwise.dataset.column.ColumnStore;
import dev.dropwise.dataset.column.NumberColumn;
import dev.dropwise.dataset.column.ValueType;
import dev.dropwise.dataset.content.LabelColumns;
import dev.dropwise.dataset.upload.ClassOrder;
import dev.dropwise.problem.Fault;
import dev.dropwise.problem.Invalid;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes targets of a table's columns. One is numbers or classes as it is; several are all numbers,
 * or all of two classes. Of several, numbers that are only 0 and 1 are classes where all others are
 * such numbers or classes, and nobody has said otherwise.
 */
final class TargetColumns {

    /** What is looked for is the second class, whichever comes first in the file. */
    private static final Map<String, String> OPPOSITES =
            Map.of("yes", "no", "true", "false", "y", "n", "t", "f");

    private final TableOptions options;
    private final ColumnStore store;

    TargetColumns(TableOptions options, ColumnStore store) {
        this.options = options;
        this.store = store;
    }

    /**
     * The targets with their classes in order.
     *
     * @throws Invalid when they are not for one network, or the positive class is none of them
     */
    List<Column> of(List<Column> columns) throws IOException {
        boolean several = columns.size() > 1;
        List<Column> asked = several ? labels(columns) : columns;
        if (several) {
            requireOneKind(asked);
        }
        List<Column> targets = new ArrayList<>();
        for (Column column : asked) {
            targets.add(ordered(column, several));
        }
        return List.copyOf(targets);
    }

    private List<Column> labels(List<Column> columns) throws IOException {
        if (!columns.stream().allMatch(this::mayBeClasses)) {
            return columns;
        }
        List<Column> labels = new ArrayList<>();
        for (Column column : columns) {
            labels.add(
                    column instanceof NumberColumn numbers
                            ? LabelColumns.of(numbers, store)
                            : column);
        }
        return labels;
    }

    private boolean mayBeClasses(Column column) {
        if (!(column instanceof NumberColumn numbers)) {
            return true;
        }
        return options.forced(column.name()) != ValueType.NUMBER && LabelColumns.areIn(numbers);
    }

    private void requireOneKind(List<Column> columns) {
        List<String> numbers =
                columns.stream().filter(NumberColumn.class::isInstance).map(Column::name).toList();
        if (numbers.size() == columns.size()) {
            return;
        }
        if (!numbers.isEmpty()) {
            List<String> classes = new ArrayList<>(columns.stream().map(Column::name).toList());
            classes.removeAll(numbers);
            throw new Invalid(
                    "/target",
                    "expected several targets to be all numbers or all of two classes, received"
                            + " numbers in %s and classes in %s".formatted(numbers, classes));
        }
        Invalid.throwIfAny(
                columns.stream()
                        .filter(column -> column.asTarget().classes().size() != 2)
                        .map(this::notTwo)
                        .toList());
    }

    private Fault notTwo(Column column) {
        List<String> classes = column.asTarget().classes();
        return new Fault(
                options.targetPointer(column.name()),
                "expected two classes in each of several targets, received %,d in %s%s"
                        .formatted(
                                classes.size(),
                                column.name(),
                                classes.size() <= 10 ? ": " + classes : ""));
    }

    private Column ordered(Column column, boolean several) throws IOException {
        String positive = options.positiveClass();
        if (column instanceof CategoryColumn classes) {
            return ClassOrder.of(
                    classes, positive == null && several ? usual(classes) : positive, store);
        }
        if (positive != null) {
            throw new Invalid(
                    "/positiveClass",
                    "expected a target of two classes, received numbers in " + column.name());
        }
        return column;
    }

    private static @Nullable String usual(CategoryColumn column) {
        List<String> classes = column.categories();
        for (int i = 0; i < classes.size(); i++) {
            String opposite = OPPOSITES.get(classes.get(i).toLowerCase(Locale.ROOT));
            if (classes.get(1 - i).toLowerCase(Locale.ROOT).equals(opposite)) {
                return classes.get(i);
            }
        }
        return null;
    }
}
