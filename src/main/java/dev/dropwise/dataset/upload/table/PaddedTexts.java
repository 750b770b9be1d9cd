package dev.dropwise.dataset.upload.table;

import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A column of texts that may stand between blanks, which are no part of them: a blank behind each
 * comma is no part of a class.
 *
 * @param raw the column in SQL, blanks and all
 * @param missing texts that stand for no value
 */
record PaddedTexts(String raw, Set<String> missing) {

    /** The texts alone in SQL, null where they stand for no value. */
    String sql() {
        return "CASE WHEN trim(%1$s) NOT IN (%2$s) THEN trim(%1$s) END"
                .formatted(
                        raw,
                        missing.stream()
                                .sorted()
                                .map(SqlText::text)
                                .collect(Collectors.joining(", ")));
    }

    /** The same of one of them: most stand between no blanks, and the database asks all. */
    @Nullable String text(String padded) {
        int start = 0;
        int end = padded.length();
        while (start < end && padded.charAt(start) == ' ') {
            start++;
        }
        while (end > start && padded.charAt(end - 1) == ' ') {
            end--;
        }
        String text = padded.substring(start, end);
        return missing.contains(text) ? null : text;
    }
}
