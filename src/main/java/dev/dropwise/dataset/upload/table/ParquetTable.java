package dev.dropwise.dataset.upload.table;

import dev.dropwise.dataset.DatasetProperties;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.modulith.NamedInterface;

/** Makes tables of comma-separated values into Parquet. */
@NamedInterface("parquet")
public final class ParquetTable {

    private ParquetTable() {}

    /**
     * Writes a file beside another, with the same rows in the same order.
     *
     * @param csv with a header; an empty field is a missing value
     * @param types of all its columns by their names, as DuckDB calls them
     */
    public static Path of(Path csv, Map<String, String> types, DatasetProperties limits)
            throws IOException {
        Path parquet = csv.resolveSibling("rows.parquet");
        String columns =
                types.entrySet().stream()
                        .map(
                                type ->
                                        SqlText.text(type.getKey())
                                                + ": "
                                                + SqlText.text(type.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
        String sql =
                """
                copy (select * from read_csv(%s, header = true, auto_detect = false, delim = ',', quote = '"', escape = '"',
                    nullstr = '', columns = %s)) to %s (format parquet, compression zstd)"""
                        .formatted(
                                SqlText.text(csv.toString()),
                                columns,
                                SqlText.text(parquet.toString()));
        try (DuckDb database = new DuckDb(List.of(), csv.resolveSibling(""), limits)) {
            database.read(sql, (chunk, rows) -> {});
        } catch (SQLException e) {
            throw new IOException("DuckDB cannot write Parquet", e);
        }
        return parquet;
    }
}
