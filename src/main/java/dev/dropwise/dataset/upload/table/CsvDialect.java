package dev.dropwise.dataset.upload.table;

import dev.dropwise.dataset.upload.UploadOptions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a file separates values.
 *
 * @param header whether its first line names the columns
 */
record CsvDialect(char delimiter, boolean header) {

    private static final List<Character> USUAL = List.of(',', ';', '\t', '|');

    /** As asked for; else the delimiter that the first line has most of, and a header. */
    static CsvDialect of(UploadOptions options, CsvHead head) {
        boolean header = options.header() == null || options.header();
        String asked = options.delimiter();
        char delimiter =
                asked != null
                        ? asked.charAt(0)
                        : USUAL.stream().max(Comparator.comparingInt(head::count)).orElseThrow();
        return new CsvDialect(delimiter, header);
    }

    /** The names of the columns: {@code column1} and so on where the file has none. */
    List<String> names(CsvHead head) {
        List<String> values = head.values(delimiter);
        return header
                ? values
                : Stream.iterate(1, i -> i + 1)
                        .limit(values.size())
                        .map(i -> "column" + i)
                        .toList();
    }
}
