package dev.dropwise.dataset.upload.table;

import dev.dropwise.dataset.DatasetProperties;
import dev.dropwise.dataset.column.CategoryColumn;
import dev.dropwise.dataset.column.ColumnStore;
import dev.dropwise.dataset.content.DatasetContent;
import dev.dropwise.dataset.content.RowKeys;
import dev.dropwise.dataset.upload.PlainFile;
import dev.dropwise.dataset.upload.ReadWarnings;
import dev.dropwise.dataset.upload.UnreadableFile;
import dev.dropwise.dataset.upload.UploadOptions;
import dev.dropwise.dataset.upload.UploadSource;
import dev.dropwise.problem.TooLarge;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What reading a table takes.
 *
 * @param files of the same columns, those that are held out last
 * @param folder for files that are needed for a while
 */
record TableWork(
        DuckDb database,
        List<PlainFile> files,
        Path folder,
        TableOptions options,
        DatasetProperties limits,
        ColumnStore store,
        ReadWarnings warnings) {

    /** What the database takes for one column of texts while it reads, in bytes. */
    private static final int MEMORY_OF_TEXTS = 1 << 16;

    TableWork(
            DuckDb database,
            List<PlainFile> files,
            Path folder,
            UploadOptions options,
            UploadSource source,
            ColumnStore store) {
        this(
                database,
                files,
                folder,
                new TableOptions(options),
                source.limits(),
                store,
                source.warnings());
    }

    /** The same without columns that have no name. */
    TableWork withUnnamed(List<String> columns) {
        TableOptions others = options.withUnnamed(columns);
        return new TableWork(database, files, folder, others, limits, store, warnings);
    }

    /** The same for other files. */
    TableWork with(List<PlainFile> others) {
        return new TableWork(database, others, folder, options, limits, store, warnings);
    }

    /** How many columns of texts the database has memory to read. */
    int mostTexts() {
        long most = limits.tableMemory().toBytes() / MEMORY_OF_TEXTS;
        return (int) Math.min(limits.maxColumns(), most);
    }

    /**
     * Refuses a head that names more columns than can be read, before anything is.
     *
     * @throws TooLarge when there are too many
     */
    void checkTexts(int columns) {
        if (columns > mostTexts()) {
            String more =
                    mostTexts() < limits.maxColumns()
                            ? "; more take a larger dropwise.datasets.table-memory"
                            : "";
            throw new TooLarge(
                    "expected at most %,d columns, received %,d%s"
                            .formatted(mostTexts(), columns, more));
        }
    }

    /**
     * Compares the options with the columns there are.
     *
     * @throws dev.dropwise.problem.Invalid with all that does not fit
     * @throws TooLarge when there are too many columns
     */
    void check(List<String> names) {
        if (names.size() > limits.maxColumns()) {
            throw new TooLarge(
                    "expected at most %,d columns, received %,d"
                            .formatted(limits.maxColumns(), names.size()));
        }
        options.check(names);
    }

    /**
     * Reads all rows.
     *
     * @param scans one a file, to be read once
     * @param tables the same, to be read again for what divides the rows
     * @return null when columns have turned out not to hold what their fields say
     */
    @Nullable DatasetContent read(
            List<? extends TableScan> scans,
            List<? extends TableFile> tables,
            List<TableField> fields,
            int testFiles)
            throws SQLException, IOException {
        TableRows rows = new TableRows(database, fields, options, store);
        List<Integer> counts = new ArrayList<>();
        int test = 0;
        for (int i = 0; i < scans.size(); i++) {
            OptionalInt read = scans.get(i).into(rows);
            if (read.isEmpty()) {
                return null;
            }
            if (read.getAsInt() == 0) {
                throw new UnreadableFile(scans.get(i).name(), "expected rows, received none");
            }
            counts.add(read.getAsInt());
            test += i >= scans.size() - testFiles ? read.getAsInt() : 0;
        }
        RowKeys keys = TableKeys.read(database, tables, fields, options, store);
        DatasetContent content = rows.content(keys, test, warnings);
        NumbersInTexts.Places places = row -> place(tables, counts, row);
        for (CategoryColumn column : guessed(content, fields)) {
            NumbersInTexts.warn(column, places, warnings);
            DayFirstDates.warn(column, warnings);
            SingleQuotes.warn(column, warnings);
        }
        return content;
    }

    /** Those of which nobody has said that they are categories. */
    private List<CategoryColumn> guessed(DatasetContent content, List<TableField> fields) {
        Set<String> names =
                fields.stream()
                        .filter(field -> field.kind() == FieldKind.TEXTS)
                        .map(TableField::name)
                        .filter(name -> options.forced(name) == null)
                        .collect(Collectors.toSet());
        return Stream.of(content.columns(), content.targets())
                .flatMap(List::stream)
                .filter(column -> names.contains(column.name()))
                .flatMap(
                        column ->
                                column instanceof CategoryColumn texts
                                        ? Stream.of(texts)
                                        : Stream.empty())
                .toList();
    }

    private static String place(List<? extends TableFile> tables, List<Integer> counts, int ofAll)
            throws IOException {
        int row = ofAll;
        int file = 0;
        while (row >= counts.get(file)) {
            row -= counts.get(file++);
        }
        return tables.get(file).name() + ", " + tables.get(file).place(row);
    }
}
