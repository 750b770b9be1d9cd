package dev.dropwise.dataset.upload.table;

import dev.dropwise.dataset.column.CategoryColumn;
import dev.dropwise.dataset.upload.ReadWarnings;
import java.util.List;

/** Quotes that comma-separated values do not have: they are part of the text. */
final class SingleQuotes {

    private SingleQuotes() {}

    /** Says so of a column that nobody has called a category, where all its texts are in them. */
    static void warn(CategoryColumn column, ReadWarnings warnings) {
        List<String> texts = column.categories();
        if (!texts.isEmpty() && texts.stream().allMatch(SingleQuotes::isQuoted)) {
            warnings.add(
                    "singleQuotes",
                    column.name(),
                    "Write the values of %s in double quotes, or in none: all of them are in single quotes, like %s, which are part of its categories."
                            .formatted(column.name(), texts.get(0)));
        }
    }

    /** What quotes a number is told otherwise. */
    private static boolean isQuoted(String text) {
        return text.length() >= 2
                && text.startsWith("'")
                && text.endsWith("'")
                && !NumbersInTexts.isNumber(text.substring(1, text.length() - 1));
    }
}
