package dev.dropwise.dataset;

import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One column of a CSV file: looked at once for its type, then read. */
final class CsvColumn {

    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

    private final String name;
    private final Set<String> missing;
    private final boolean ignored;
    private final boolean isTarget;
    private final @Nullable ValueType forced;
    private boolean allNumbers = true;
    private @Nullable NumberSink numbers;
    private @Nullable CategorySink categories;

    CsvColumn(String name, UploadOptions options, Set<String> missing) {
        this.name = name;
        this.missing = missing;
        ignored = options.ignore().contains(name);
        isTarget = options.target().contains(name);
        forced = forced(options);
    }

    private @Nullable ValueType forced(UploadOptions options) {
        Task task = isTarget ? options.task() : null;
        if (task != null) {
            return task == Task.CLASSIFICATION ? ValueType.CATEGORY : ValueType.NUMBER;
        }
        return options.types().get(name);
    }

    String name() {
        return name;
    }

    boolean isIgnored() {
        return ignored;
    }

    /** First pass: what the column is. */
    void look(String text, CsvLines lines) {
        if (!ignored) {
            check(text, lines);
        }
    }

    private void check(String text, CsvLines lines) {
        if (missing.contains(text)) {
            if (isTarget) {
                throw lines.broken("expected a " + name + ", received none");
            }
        } else if (forced != ValueType.CATEGORY && !isNumber(text)) {
            if (forced == ValueType.NUMBER) {
                throw lines.broken(
                        "column %s: expected a number, received %s".formatted(name, text));
            }
            allNumbers = false;
        }
    }

    void begin(ColumnStore store) {
        if (ignored) {
            return;
        }
        if (forced == null ? allNumbers : forced == ValueType.NUMBER) {
            numbers = store.numbers();
        } else {
            categories = store.categories(name);
        }
    }

    /** Second pass: the values. */
    void add(String text, CsvLines lines) throws IOException {
        if (numbers != null) {
            numbers.add(missing.contains(text) ? Float.NaN : toFloat(text));
        } else if (categories != null) {
            categories.add(missing.contains(text) ? null : text);
        }
    }

    Column finish() throws IOException {
        return numbers == null
                ? Objects.requireNonNull(categories).finish()
                : new NumberColumn(name, numbers.finish());
    }

    private static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches() && Float.isFinite(toFloat(text));
    }

    /** Rounded through double, as readers that only know doubles do. */
    private static float toFloat(String text) {
        return (float) Double.parseDouble(text);
    }
}
