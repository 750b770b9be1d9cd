package dev.dropwise.dataset.column;

import dev.dropwise.problem.TooLarge;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes texts, one a row; their categories are in order of first appearance. */
public final class CategorySink {

    private final String name;
    private final CodeSink codes;
    private final int most;
    private final Map<String, Integer> known = new LinkedHashMap<>();

    /** A new column of a store. */
    public CategorySink(String name, ColumnStore store) {
        this.name = name;
        this.codes = store.codes();
        this.most = store.maxCategories();
    }

    /**
     * Appends a row.
     *
     * @param text null where it is missing
     * @throws TooLarge when there are too many distinct texts
     */
    public void add(@Nullable String text) throws IOException {
        codes.add(text == null ? CategoryColumn.MISSING : code(text));
    }

    /** Appends rows. */
    public void add(CategoryColumn rows) throws IOException {
        int[] own = new int[rows.categories().size()];
        for (int i = 0; i < own.length; i++) {
            own[i] = code(rows.categories().get(i));
        }
        for (int row = 0; row < rows.rows(); row++) {
            int code = rows.codes().get(row);
            codes.add(code == CategoryColumn.MISSING ? code : own[code]);
        }
    }

    private int code(String text) {
        Integer code = known.get(text);
        if (code != null) {
            return code;
        }
        if (known.size() == most) {
            throw new TooLarge(
                    "column %s: expected at most %,d distinct categories, received more: name it in ignore"
                            .formatted(name, most));
        }
        known.put(text, known.size());
        return known.size() - 1;
    }

    /** All rows; nothing can be added any more. */
    public CategoryColumn finish() throws IOException {
        return new CategoryColumn(name, List.copyOf(known.keySet()), codes.finish());
    }
}
