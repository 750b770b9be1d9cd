package dev.dropwise.dataset;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Texts and names as SQL writes them. */
final class Sql {

    private Sql() {}

    static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    static String texts(List<String> texts) {
        return texts.stream().map(Sql::text).collect(Collectors.joining(", ", "[", "]"));
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
