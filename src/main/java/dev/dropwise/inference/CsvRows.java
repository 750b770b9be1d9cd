package dev.dropwise.inference;

import java.io.Writer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvWriteFeature;

/**
 * Writes JSON objects as rows of comma-separated values: a value within another has a column by its
 * path, {@code probabilities.setosa}. Unless they are given the columns are those of the first rows
 * that are written.
 */
public final class CsvRows {

    private static final ObjectWriter WRITER =
            CsvMapper.builder().enable(CsvWriteFeature.STRICT_CHECK_FOR_QUOTING).build().writer();

    private final SequenceWriter rows;
    private final Set<String> columns = new LinkedHashSet<>();

    CsvRows(Writer out) {
        rows = WRITER.writeValues(out);
    }

    /**
     * With the columns of all rows that there will be.
     *
     * @param all their paths
     */
    public CsvRows(Writer out, Set<String> all) {
        this(out);
        columns.addAll(all);
        rows.write(columns);
    }

    /** Writes rows, before the first ones their header. */
    public void write(List<? extends JsonNode> objects) {
        List<Map<String, JsonNode>> flat = objects.stream().map(FlatFields::of).toList();
        if (columns.isEmpty()) {
            flat.forEach(row -> columns.addAll(row.keySet()));
            rows.write(columns);
        }
        for (Map<String, JsonNode> row : flat) {
            rows.write(columns.stream().map(column -> text(row.get(column))).toList());
        }
    }

    private static String text(@Nullable JsonNode value) {
        return value == null || value.isNull() ? "" : value.asString();
    }
}
