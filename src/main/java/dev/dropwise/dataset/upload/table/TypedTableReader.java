package dev.dropwise.dataset.upload.table;

import dev.dropwise.dataset.DatasetProperties;
import dev.dropwise.dataset.content.DatasetContent;
import dev.dropwise.dataset.upload.PlainFile;
import dev.dropwise.dataset.upload.UnreadableFile;
import dev.dropwise.dataset.upload.UploadOption;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads files that say of what types their columns are. */
abstract class TypedTableReader extends TableReader {

    /** The formats have null beside it. */
    private static final List<String> USUAL_MISSING = List.of("");

    @Override
    public Set<UploadOption> options() {
        Set<UploadOption> options = new HashSet<>(super.options());
        options.add(UploadOption.DAY_FIRST);
        return Set.copyOf(options);
    }

    /** What stands behind FROM for a file. */
    abstract String from(PlainFile file, DatasetProperties limits) throws IOException;

    @Override
    final DatasetContent read(TableWork work, int testFiles) throws SQLException, IOException {
        List<TypedTable> tables = new ArrayList<>();
        Map<String, SqlType> columns = new LinkedHashMap<>();
        for (PlainFile file : work.files()) {
            TypedTable table = new TypedTable(file.name(), from(file, work.limits()));
            Map<String, SqlType> found = table.columns(work.database());
            if (columns.isEmpty()) {
                columns.putAll(found);
                work.check(List.copyOf(columns.keySet()));
            } else if (!Set.copyOf(columns.keySet()).equals(found.keySet())) {
                throw new UnreadableFile(
                        file.name(),
                        "expected the columns %s, received %s"
                                .formatted(columns.keySet(), found.keySet()));
            }
            found.forEach((name, type) -> columns.merge(name, type, SqlType::and));
            tables.add(table);
        }
        List<TableField> fields = new ArrayList<>();
        columns.forEach(
                (name, type) ->
                        fields.add(
                                withDates(
                                        type.field(name, work.options().missing(USUAL_MISSING)),
                                        work.options().dayFirst(name))));
        return Objects.requireNonNull(work.read(tables, tables, fields, testFiles));
    }

    private static TableField withDates(TableField field, @Nullable Boolean dayFirst) {
        return dayFirst == null || field.kind() != FieldKind.TEXTS
                ? field
                : new TableField(
                        field.name(), DayFirstDates.sql(field.sql(), dayFirst), FieldKind.DATES);
    }
}
