package dev.dropwise.dataset.upload.table;

import dev.dropwise.dataset.column.ValueType;
import dev.dropwise.dataset.content.DatasetContent;
import dev.dropwise.dataset.upload.PlainFile;
import dev.dropwise.problem.Invalid;
import dev.dropwise.problem.TooLarge;
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
 * @param parts of each file, to be read beside one another
 */
record CsvImport(
        TableWork work, CsvDialect dialect, List<String> names, List<List<CsvPart>> parts) {

    /** Of a part at least. Some of them are on the heap at a time. */
    private static final int PART = 4 << 20;

    private static final int FIRST_ROWS = 10_240;

    /** Of a line among the first rows: a glance is to read little more than these. */
    private static final int LONGEST_AT_FIRST = 1 << 20;

    /** What is asked at once: the database has some vectors for each column of each question. */
    private static final int COLUMNS_AT_ONCE = 300;

    /**
     * What a column is whose texts these are; one without any is of numbers. Whether a text is a
     * date is asked slowly, and not of numbers, infinite ones excepted: they are times, too.
     */
    private static final String KIND =
            "CASE WHEN count(%1$s) = count(TRY_CAST(%1$s AS DOUBLE)) THEN 'NUMBERS'"
                    + " WHEN count(%1$s) = count(CASE WHEN"
                    + " coalesce(isinf(TRY_CAST(%1$s AS DOUBLE)), true)"
                    + " THEN %2$s END) THEN 'DATES' ELSE 'TEXTS' END";

    /** The first text that is no number, where nearly all are numbers. */
    private static final String OFFENDER =
            "SELECT CASE WHEN count(TRY_CAST(%1$s AS DOUBLE)) >= 0.95 * count(%1$s) THEN"
                    + " any_value(CASE WHEN TRY_CAST(%1$s AS DOUBLE) IS NULL THEN %1$s END) END"
                    + " FROM %2$s";

    /**
     * Looks at where the records are.
     *
     * @param longest bytes that a record may have
     * @throws TooLarge when one is longer
     */
    static CsvImport of(TableWork work, CsvDialect dialect, List<String> names, int longest)
            throws IOException {
        return of(work, dialect, names, longest, PART);
    }

    /** The same for parts of another size, in bytes. */
    static CsvImport of(
            TableWork work, CsvDialect dialect, List<String> names, int longest, int size)
            throws IOException {
        List<List<CsvPart>> parts = new ArrayList<>();
        for (PlainFile file : work.files()) {
            parts.add(CsvCuts.of(file, dialect.delimiter(), longest, size));
        }
        return new CsvImport(work, dialect, names, parts);
    }

    /** Guesses what the columns hold by the first rows, and looks at all where a later differs. */
    DatasetContent read(int testFiles) throws SQLException, IOException {
        try {
            return readGuessed(testFiles);
        } catch (TooLarge e) {
            throw explained(e);
        }
    }

    /** Names what keeps a column from being numbers, where that makes too many categories of it. */
    private TooLarge explained(TooLarge reason) throws SQLException, IOException {
        String message = String.valueOf(reason.getMessage());
        for (int i = 0; i < names.size(); i++) {
            boolean isMeant = message.startsWith("column " + names.get(i) + ": ");
            if (isMeant && given(names.get(i)) == null) {
                String question = OFFENDER.formatted(CsvTable.column(i), rows(Integer.MAX_VALUE));
                String offender = work.database().rows(question).get(0).get(0);
                return offender == null
                        ? reason
                        : new TooLarge(
                                message
                                        + "; or in missing what keeps its numbers from being some: \"%s\""
                                                .formatted(offender));
            }
        }
        return reason;
    }

    private DatasetContent readGuessed(int testFiles) throws SQLException, IOException {
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
        DatasetContent content = mayBeGuessed ? read(kinds, others, testFiles) : null;
        if (content == null) {
            work.store().restart();
            List<FieldKind> found = kinds(guessed, Integer.MAX_VALUE);
            requireDatesInOrder(found);
            content = read(found, testFiles);
        }
        return content;
    }

    /**
     * Refuses dates that order the rows and do not say whether the day or the month comes first.
     */
    private void requireDatesInOrder(List<FieldKind> kinds) throws SQLException, IOException {
        String time = work.options().time();
        int column = time == null ? -1 : names.indexOf(time);
        if (time == null
                || kinds.get(column) != FieldKind.TEXTS
                || work.options().dayFirst(time) != null) {
            return;
        }
        String question = DayFirstDates.areEither(CsvTable.column(column));
        String answer =
                work.database()
                        .rows("SELECT %s FROM %s".formatted(question, rows(Integer.MAX_VALUE)))
                        .get(0)
                        .get(0);
        if ("true".equals(answer)) {
            throw new Invalid(
                    "/time",
                    "expected dayFirst, which says whether the day or the month comes first, for dates as in "
                            + time);
        }
    }

    /** Reads columns that hold what is said, or are faulty, unless the options say otherwise. */
    DatasetContent read(List<FieldKind> declared, int testFiles) throws SQLException, IOException {
        List<FieldKind> kinds = new ArrayList<>();
        for (int i = 0; i < declared.size(); i++) {
            kinds.add(Objects.requireNonNullElse(given(names.get(i)), declared.get(i)));
        }
        Set<Integer> all = IntStream.range(0, names.size()).boxed().collect(Collectors.toSet());
        return Objects.requireNonNull(read(kinds, all, testFiles));
    }

    private @Nullable DatasetContent read(
            List<FieldKind> kinds, Set<Integer> settled, int testFiles)
            throws SQLException, IOException {
        List<TableField> fields = new ArrayList<>();
        List<String> types = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            FieldKind kind = kinds.get(i);
            fields.add(field(i, kind));
            types.add(kind == FieldKind.NUMBERS ? "DOUBLE" : type(names.get(i), kind));
        }
        List<CsvScan> scans = new ArrayList<>();
        List<CsvTable> tables = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            PlainFile file = work.files().get(i);
            CsvTable scanned = table(file, types, new CsvFaults("rejects", settled, names));
            scans.add(new CsvScan(work, scanned, parts.get(i)));
            tables.add(table(file, types, CsvFaults.UNKNOWN));
        }
        return work.read(scans, tables, fields, testFiles);
    }

    private TableField field(int column, FieldKind kind) {
        String name = names.get(column);
        PaddedTexts texts = dialect.texts(CsvTable.column(column));
        if (kind == FieldKind.TEXTS && texts != null) {
            return new TableField(name, texts);
        }
        boolean asked = work.options().dayFirst(name) != null;
        String sql = kind == FieldKind.DATES && asked ? date(column) : CsvTable.column(column);
        return new TableField(name, sql, kind);
    }

    /** What a text says as a date, in SQL. */
    private String date(int column) {
        Boolean dayFirst = work.options().dayFirst(names.get(column));
        String text = CsvTable.column(column);
        return dayFirst == null
                ? "TRY_CAST(%s AS TIMESTAMPTZ)".formatted(text)
                : DayFirstDates.sql(text, dayFirst);
    }

    /** Dates are read as such only where they order the rows, and say themselves how. */
    private String type(String name, FieldKind kind) {
        return kind == FieldKind.DATES
                        && name.equals(work.options().time())
                        && work.options().dayFirst(name) == null
                ? "TIMESTAMPTZ"
                : "VARCHAR";
    }

    private CsvTable table(PlainFile file, List<String> types, CsvFaults faults) {
        return new CsvTable(file, dialect, types, faults, CsvTable.LONGEST);
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
        String from = rows(rows);
        for (int start = 0; start < guessed.size(); start += COLUMNS_AT_ONCE) {
            List<Integer> some =
                    guessed.subList(start, Math.min(start + COLUMNS_AT_ONCE, guessed.size()));
            String questions =
                    some.stream()
                            .map(i -> KIND.formatted(CsvTable.column(i), date(i)))
                            .collect(Collectors.joining(", "));
            List<@Nullable String> answers =
                    work.database().rows("SELECT " + questions + " FROM " + from).get(0);
            for (int i = 0; i < some.size(); i++) {
                kinds.set(some.get(i), FieldKind.valueOf(String.valueOf(answers.get(i))));
            }
        }
        return kinds;
    }

    /** So many first rows of each file, all columns as texts. */
    private String rows(int most) {
        List<String> texts = Collections.nCopies(names.size(), "VARCHAR");
        int longest = most == FIRST_ROWS ? LONGEST_AT_FIRST : CsvTable.LONGEST;
        return work.files().stream()
                .map(
                        file ->
                                new CsvTable(file, dialect, texts, CsvFaults.PASSED_OVER, longest)
                                        .from())
                .map(from -> "(FROM " + from + " LIMIT " + most + ")")
                .collect(Collectors.joining(" UNION ALL ", "(", ")"));
    }
}
