package dev.dropwise.dataset.upload.table;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Texts and names as SQL writes them. */
public final class SqlText {

    private SqlText() {}

    public static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    static String texts(List<String> texts) {
        return texts.stream().map(SqlText::text).collect(Collectors.joining(", ", "[", "]"));
    }

    /** Numbers from 0 on, as what IN compares with; there may be none. */
    static String numbers(Collection<Integer> numbers) {
        return Stream.concat(Stream.of(-1), numbers.stream())
                .map(String::valueOf)
                .collect(Collectors.joining(", ", "(", ")"));
    }

    static String name(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
