package dev.dropwise.dataset.upload.table;

import dev.dropwise.dataset.column.CodeSink;
import dev.dropwise.dataset.column.ColumnStore;
import dev.dropwise.dataset.content.RowKey;
import dev.dropwise.dataset.content.RowKeys;
import dev.dropwise.dataset.upload.UnreadableFile;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The columns that decide how rows are divided: there may be as many groups and times as rows, so
 * they are ranked in the database, which sorts on disk where it has to.
 */
final class TableKeys {

    private TableKeys() {}

    /**
     * Reads those that the options ask for.
     *
     * @param files all rows, in order
     * @throws UnreadableFile when a row has none
     */
    static RowKeys read(
            DuckDb database,
            List<? extends TableFile> files,
            List<TableField> fields,
            TableOptions options,
            ColumnStore store)
            throws SQLException, IOException {
        return new RowKeys(
                key(database, files, field(fields, options.group()), TableField::identity, store),
                key(database, files, field(fields, options.time()), TableField::instant, store));
    }

    private static @Nullable TableField field(List<TableField> fields, @Nullable String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst().orElse(null);
    }

    private static @Nullable RowKey key(
            DuckDb database,
            List<? extends TableFile> files,
            @Nullable TableField field,
            Function<TableField, String> sql,
            ColumnStore store)
            throws SQLException, IOException {
        if (field == null) {
            return null;
        }
        CodeSink codes = store.codes();
        Missing missing = new Missing(files, field);
        database.read(
                ranks(files, sql.apply(field)),
                (chunk, rows) -> {
                    for (int row = 0; row < rows; row++) {
                        codes.add((int) (chunk.vector(0).getLong(row) - 1));
                        if (chunk.vector(1).getBoolean(row)) {
                            missing.add(chunk.vector(2).getInt(row), chunk.vector(3).getLong(row));
                        }
                    }
                });
        missing.throwIfAny();
        return new RowKey(field.name(), codes.finish());
    }

    /** The ranks of equal keys are equal, and there are no gaps. */
    private static String ranks(List<? extends TableFile> files, String key) {
        List<String> parts = new ArrayList<>();
        for (int file = 0; file < files.size(); file++) {
            parts.add(
                    "SELECT %d AS file, row_number() OVER () AS number, %s AS key FROM %s"
                            .formatted(file, key, files.get(file).from()));
        }
        return "SELECT dense_rank() OVER (ORDER BY key NULLS LAST), key IS NULL, file, number - 1"
                + " FROM (%s) ORDER BY file, number".formatted(String.join(" UNION ALL ", parts));
    }

    /** Rows without a key. */
    private static final class Missing {

        private final List<RowFaults> faults = new ArrayList<>();
        private final String name;

        Missing(List<? extends TableFile> files, TableField field) {
            files.forEach(file -> faults.add(new RowFaults(file)));
            name = field.name();
        }

        void add(int file, long row) {
            faults.get(file).add(row, name, "expected a value to divide rows by, received none");
        }

        void throwIfAny() throws IOException {
            for (RowFaults inFile : faults) {
                inFile.throwIfAny();
            }
        }
    }
}
