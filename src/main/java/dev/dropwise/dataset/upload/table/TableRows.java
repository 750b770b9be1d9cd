package dev.dropwise.dataset.upload.table;

import dev.dropwise.dataset.column.CategoryColumn;
import dev.dropwise.dataset.column.CategorySink;
import dev.dropwise.dataset.column.Column;
import dev.dropwise.dataset.column.ColumnStore;
import dev.dropwise.dataset.column.TextSink;
import dev.dropwise.dataset.column.ValueType;
import dev.dropwise.dataset.content.DatasetContent;
import dev.dropwise.dataset.content.RowKeys;
import dev.dropwise.dataset.content.TableContent;
import dev.dropwise.dataset.upload.ReadWarnings;
import dev.dropwise.dataset.upload.RoundedNumbers;
import dev.dropwise.problem.Invalid;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.duckdb.DuckDBDataChunkReader;
import org.jspecify.annotations.Nullable;

/** Rows of tables on their way into columns: of one file, then perhaps of one that is held out. */
final class TableRows {

    private final DuckDb database;
    private final List<TableField> fields;
    private final TableOptions options;
    private final ColumnStore store;
    private final List<TableColumn> columns = new ArrayList<>();
    private final @Nullable PixelColumns pixels;

    /**
     * Begins the columns.
     *
     * @throws Invalid when what the columns hold does not fit the options
     */
    TableRows(DuckDb database, List<TableField> fields, TableOptions options, ColumnStore store) {
        this.database = database;
        this.fields = fields;
        this.options = options;
        this.store = store;
        options.checkKinds(fields);
        List<TableField> used =
                fields.stream().filter(field -> !options.isLeftOut(field.name())).toList();
        pixels = options.hasImages() ? PixelColumns.of(used, options, store) : null;
        for (TableField field : used) {
            if (pixels == null || options.isTarget(field.name())) {
                columns.add(column(field));
            }
        }
    }

    private TableColumn column(TableField field) {
        boolean isTarget = options.isTarget(field.name());
        return switch (options.type(field)) {
            case NUMBER -> new NumberCells(field, isTarget, store.numbers());
            case CATEGORY ->
                    new CategoryCells(field, isTarget, new CategorySink(field.name(), store));
            case TEXT -> new TextCells(field, new TextSink(field.name(), store));
            case IMAGE -> throw new IllegalArgumentException("an image is no column");
        };
    }

    /**
     * Appends all rows of a file.
     *
     * @param from what stands behind FROM
     * @param faults of values that cannot be used, by the row of the file
     * @return how many there are
     */
    int read(String from, RowFaults faults) throws SQLException, IOException {
        long[] rows = {0};
        database.read(
                "SELECT " + selection() + " FROM " + from,
                (chunk, count) -> {
                    add(chunk, count, rows[0], faults);
                    rows[0] += count;
                });
        return Math.toIntExact(rows[0]);
    }

    /** Others of the same fields, still empty, for rows that another thread reads. */
    TableRows empty(DuckDb connection, ColumnStore ofTheirOwn) {
        return new TableRows(connection, fields, options, ofTheirOwn);
    }

    /** Appends the rows of others of the same fields. */
    void append(TableRows later) throws IOException {
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).append(later.columns.get(i));
        }
        if (pixels != null) {
            pixels.append(Objects.requireNonNull(later.pixels));
        }
    }

    private String selection() {
        List<String> selected = new ArrayList<>();
        columns.forEach(column -> selected.add(sql(column.field())));
        if (pixels != null) {
            pixels.fields().forEach(field -> selected.add(field.as("DOUBLE")));
        }
        return selected.stream().collect(Collectors.joining(", "));
    }

    private String sql(TableField field) {
        return options.type(field) == ValueType.NUMBER ? field.as("DOUBLE") : field.texts();
    }

    private void add(DuckDBDataChunkReader chunk, int rows, long first, RowFaults faults)
            throws IOException {
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).add(chunk.vector(i), rows, first, faults);
        }
        if (pixels != null) {
            pixels.add(chunk, columns.size(), rows, first, faults);
        }
    }

    /**
     * All that was read.
     *
     * @param testRows how many of the rows are held out, the last ones
     */
    DatasetContent content(RowKeys keys, int testRows, ReadWarnings warnings) throws IOException {
        List<Column> features = new ArrayList<>();
        List<Column> found = new ArrayList<>();
        for (TableColumn column : columns) {
            boolean isTarget = options.isTarget(column.field().name());
            Column rows = column.finish();
            if (column instanceof NumberCells numbers && numbers.sink().losesDigits()) {
                warnings.add(RoundedNumbers.RULE, rows.name(), RoundedNumbers.message(rows.name()));
            }
            if (rows instanceof CategoryColumn texts) {
                rows = isTarget ? texts.unified(store) : texts.canonical(store);
            }
            (isTarget ? found : features).add(rows);
        }
        List<Column> targets = new ArrayList<>();
        for (String name : options.targets()) {
            for (Column column : found) {
                if (column.name().equals(name)) {
                    targets.add(column);
                }
            }
        }
        List<Column> ordered = new TargetColumns(options, store).of(targets);
        return pixels == null
                ? new TableContent(List.copyOf(features), ordered, keys, testRows)
                : pixels.content(ordered, keys, testRows);
    }
}
