package dev.dropwise.dataset;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads files of comma-separated values whose columns are known by name.
 *
 * @param names distinct, the same for all files
 */
record CsvImport(TableWork work, CsvDialect dialect, List<String> names) {

    private static final int FIRST_ROWS = 20_480;

    /** Of a line among the first rows: a glance is to read little more than these. */
    private static final int LONGEST_AT_FIRST = 1 << 20;

    /** What a column is whose texts these are; one without any is of numbers. */
    private static final String KIND =
            "CASE WHEN coalesce(bool_and(TRY_CAST(%1$s AS DOUBLE) IS NOT NULL)"
                    + " FILTER (WHERE %1$s IS NOT NULL), true) THEN 'NUMBERS'"
                    + " WHEN bool_and(TRY_CAST(%1$s AS TIMESTAMP) IS NOT NULL)"
                    + " FILTER (WHERE %1$s IS NOT NULL) THEN 'DATES' ELSE 'TEXTS' END";

    /** Guesses what the columns hold by the first rows, and looks at all where a later differs. */
    Content read(int testFiles) throws SQLException, IOException {
        List<Integer> guessed =
                IntStream.range(0, names.size())
                        .filter(i -> given(names.get(i)) == null)
                        .boxed()
                        .toList();
        Set<Integer> others =
                IntStream.range(0, names.size())
                        .boxed()
                        .filter(i -> !guessed.contains(i))
                        .collect(Collectors.toSet());
        List<FieldKind> kinds = kinds(guessed, FIRST_ROWS);
        boolean mayBeGuessed = !kinds.contains(FieldKind.DATES) && work.options().time() == null;
        Content content = mayBeGuessed ? read(kinds, others, testFiles) : null;
        if (content == null) {
            work.store().restart();
            content = read(kinds(guessed, Integer.MAX_VALUE), testFiles);
        }
        return content;
    }

    /** Reads columns that hold what is said, or are faulty, unless the options say otherwise. */
    Content read(List<FieldKind> declared, int testFiles) throws SQLException, IOException {
        List<FieldKind> kinds = new ArrayList<>();
        for (int i = 0; i < declared.size(); i++) {
            kinds.add(Objects.requireNonNullElse(given(names.get(i)), declared.get(i)));
        }
        Set<Integer> all = IntStream.range(0, names.size()).boxed().collect(Collectors.toSet());
        return Objects.requireNonNull(read(kinds, all, testFiles));
    }

    private @Nullable Content read(List<FieldKind> kinds, Set<Integer> settled, int testFiles)
            throws SQLException, IOException {
        List<TableField> fields = new ArrayList<>();
        List<String> types = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            FieldKind kind = kinds.get(i);
            fields.add(new TableField(names.get(i), CsvTable.column(i), kind));
            types.add(kind == FieldKind.NUMBERS ? "DOUBLE" : type(names.get(i), kind));
        }
        List<CsvTable> scans = new ArrayList<>();
        for (PlainFile file : work.files()) {
            String rejects = "rejects_%d_%d".formatted(settled.size(), scans.size());
            scans.add(table(file, types, new CsvFaults(rejects, settled, names)));
        }
        List<CsvTable> tables =
                work.files().stream().map(file -> table(file, types, CsvFaults.UNKNOWN)).toList();
        return work.read(scans, tables, fields, testFiles);
    }

    /** Dates are read as such only where they order the rows. */
    private String type(String name, FieldKind kind) {
        return kind == FieldKind.DATES && name.equals(work.options().time())
                ? "TIMESTAMP"
                : "VARCHAR";
    }

    private CsvTable table(PlainFile file, List<String> types, CsvFaults faults) {
        return new CsvTable(
                file, dialect, types, work.options().missing(), faults, CsvTable.LONGEST);
    }

    /** What a column is to be read as, whatever it holds; null where its values decide. */
    private @Nullable FieldKind given(String name) {
        TableOptions options = work.options();
        if (options.isLeftOut(name)) {
            return name.equals(options.time()) ? null : FieldKind.TEXTS;
        }
        ValueType forced = options.forced(name);
        if (forced != null) {
            return forced == ValueType.NUMBER ? FieldKind.NUMBERS : FieldKind.TEXTS;
        }
        return options.hasImages() && !options.isTarget(name) ? FieldKind.NUMBERS : null;
    }

    /** What the columns hold, some of them by so many first rows of each file. */
    private List<FieldKind> kinds(List<Integer> guessed, int rows)
            throws SQLException, IOException {
        List<FieldKind> kinds = new ArrayList<>();
        for (String name : names) {
            kinds.add(Objects.requireNonNullElse(given(name), FieldKind.NUMBERS));
        }
        if (guessed.isEmpty()) {
            return kinds;
        }
        String questions =
                guessed.stream()
                        .map(i -> KIND.formatted(CsvTable.column(i)))
                        .collect(Collectors.joining(", "));
        List<String> texts = Collections.nCopies(names.size(), "VARCHAR");
        int longest = rows == FIRST_ROWS ? LONGEST_AT_FIRST : CsvTable.LONGEST;
        String parts =
                work.files().stream()
                        .map(
                                file ->
                                        new CsvTable(
                                                        file,
                                                        dialect,
                                                        texts,
                                                        work.options().missing(),
                                                        CsvFaults.PASSED_OVER,
                                                        longest)
                                                .from())
                        .map(from -> "(FROM " + from + " LIMIT " + rows + ")")
                        .collect(Collectors.joining(" UNION ALL "));
        List<@Nullable String> answers =
                work.database().rows("SELECT " + questions + " FROM (" + parts + ")").get(0);
        for (int i = 0; i < guessed.size(); i++) {
            kinds.set(guessed.get(i), FieldKind.valueOf(String.valueOf(answers.get(i))));
        }
        return kinds;
    }
}
