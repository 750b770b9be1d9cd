package dev.dropwise.dataset.upload.table;

import dev.dropwise.dataset.upload.UploadOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a file separates values.
 *
 * @param header whether its first line names the columns
 * @param missing texts that stand for no value
 * @param isQuotedMissing whether they stand for none in quotes, too
 */
record CsvDialect(char delimiter, boolean header, List<String> missing, boolean isQuotedMissing) {

    private static final String UNNAMED = "unnamed";
    private static final List<Character> USUAL = List.of(',', ';', '\t', '|');

    /**
     * As asked for; else the delimiter that the first line has most of, and a header.
     *
     * @param known the delimiter that somebody names; null where nobody does
     */
    static CsvDialect of(TableOptions table, @Nullable Character known, CsvHead head) {
        UploadOptions options = table.all();
        boolean header = options.header() == null || options.header();
        char delimiter = Objects.requireNonNullElseGet(known, () -> mostFrequent(head));
        return new CsvDialect(delimiter, header, table.missing(), true);
    }

    /** The same without a header. */
    CsvDialect withoutHeader() {
        return new CsvDialect(delimiter, false, missing, isQuotedMissing);
    }

    /** Texts as they stand in the file; null where all of a text belongs to it, as in ARFF. */
    @Nullable PaddedTexts texts(String column) {
        return isQuotedMissing ? new PaddedTexts(column, Set.copyOf(missing)) : null;
    }

    /** Texts that stand for no value in a column of numbers, too, behind a blank or not. */
    List<String> nulls() {
        return isQuotedMissing && delimiter != ' '
                ? missing.stream().flatMap(text -> Stream.of(text, " " + text)).toList()
                : missing;
    }

    private static char mostFrequent(CsvHead head) {
        return USUAL.stream().max(Comparator.comparingInt(head::count)).orElseThrow();
    }

    /** Whether the first line has blanks in the place of delimiters. */
    static boolean hasBlanksOnly(CsvHead head) {
        return USUAL.stream().allMatch(usual -> head.count(usual) == 0)
                && head.line().strip().matches("\\S+( +\\S+)+");
    }

    /** Without blanks around them. An index before the others, or nothing behind, has no name. */
    private static List<String> named(List<String> values) {
        List<String> names = new ArrayList<>(values);
        names.replaceAll(String::strip);
        int end = names.size();
        while (end > 0 && names.get(end - 1).isBlank()) {
            end--;
        }
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).isBlank() && (i == 0 || i >= end)) {
                names.set(i, UNNAMED + (i + 1));
            }
        }
        return List.copyOf(names);
    }

    /** Those that {@link #names} has made up for a file with a header. */
    List<String> unnamed(CsvHead head) {
        if (!header) {
            return List.of();
        }
        List<String> made = new ArrayList<>(names(head));
        made.removeAll(
                head.values(delimiter).stream().map(String::strip).collect(Collectors.toSet()));
        return made;
    }

    /** The names of the columns: {@code column1} and so on where the file has none. */
    List<String> names(CsvHead head) {
        List<String> values = head.values(delimiter);
        return header
                ? named(values)
                : Stream.iterate(1, i -> i + 1)
                        .limit(values.size())
                        .map(i -> "column" + i)
                        .toList();
    }
}
