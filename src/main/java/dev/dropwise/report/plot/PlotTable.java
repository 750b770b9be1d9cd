package dev.dropwise.report.plot;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;
import tools.jackson.dataformat.csv.CsvWriteFeature;

/**
 * Numbers of a plot.
 *
 * @param columns their names
 * @param rows texts and numbers; null where there is none
 */
public record PlotTable(List<String> columns, List<List<@Nullable Object>> rows) {

    private static final CsvMapper MAPPER =
            CsvMapper.builder().enable(CsvWriteFeature.STRICT_CHECK_FOR_QUOTING).build();

    /** With a line of names; an empty field where there is nothing. */
    public String csv() {
        CsvSchema.Builder schema = CsvSchema.builder().setLineSeparator("\r\n");
        columns.forEach(schema::addColumn);
        return MAPPER.writer(schema.build().withHeader()).writeValueAsString(rows);
    }
}
