package dev.dropwise.dataset.upload.table;

import dev.dropwise.dataset.upload.NotUtf8;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of rows that cannot be read.
 *
 * @param table where they are written down; empty where they are passed over
 * @param settled the columns whose types are certain: what does not fit them is a fault
 */
record CsvFaults(@Nullable String table, Set<Integer> settled, List<String> names) {

    /** Rows that cannot be read do not count. */
    static final CsvFaults PASSED_OVER = new CsvFaults("", Set.of(), List.of());

    /** There are none: the file has been read before. */
    static final CsvFaults UNKNOWN = new CsvFaults(null, Set.of(), List.of());

    private static final Pattern COUNTS = Pattern.compile("Columns: (\\d+) Found: (\\d+)");
    private static final Pattern TEXT =
            Pattern.compile("Could not convert string \"(.*)\" to '(\\w+)'", Pattern.DOTALL);

    /** More arguments of {@code read_csv}. */
    String sql() {
        if (table == null) {
            return "";
        }
        return table.isEmpty()
                ? ", ignore_errors = true"
                : ", store_rejects = true, rejects_table = %s, rejects_scan = %s, rejects_limit = %d"
                        .formatted(
                                SqlText.text(table),
                                SqlText.text(table + "_scan"),
                                CsvRejects.MOST);
    }

    /** Those of a file that has been read. */
    CsvRejects found(DuckDb database) throws SQLException, IOException {
        // A line may be there once for each of its values.
        List<List<@Nullable String>> found =
                database.rows(
                        "SELECT CAST(line_byte_position AS VARCHAR), CAST(column_idx - 1 AS VARCHAR),"
                                + " CAST(error_type AS VARCHAR), error_message,"
                                + " CAST((count(DISTINCT line) OVER ()) AS VARCHAR) FROM "
                                + table
                                + " AS reject WHERE error_type != 'CAST' OR column_idx - 1 IN "
                                + SqlText.numbers(settled)
                                + " ORDER BY line_byte_position LIMIT 1");
        if (found.isEmpty()) {
            boolean guessedWrong =
                    !database.rows("SELECT error_message FROM " + table + " LIMIT 1").isEmpty();
            return new CsvRejects(guessedWrong, 0, null, 0);
        }
        List<@Nullable String> first = found.get(0);
        return new CsvRejects(
                false,
                Long.parseLong(String.valueOf(first.get(0))),
                describe(first),
                Long.parseLong(String.valueOf(first.get(4))));
    }

    private String describe(List<@Nullable String> fault) {
        String message = String.valueOf(fault.get(3));
        return switch (String.valueOf(fault.get(2))) {
            case "MISSING COLUMNS", "TOO MANY COLUMNS" -> {
                Matcher counts = COUNTS.matcher(message);
                yield counts.find()
                        ? "expected %s values, received %s"
                                .formatted(counts.group(1), counts.group(2))
                        : message;
            }
            case "CAST" -> {
                Matcher text = TEXT.matcher(message);
                yield "column %s: expected a number, received %s"
                        .formatted(
                                names.get(Integer.parseInt(String.valueOf(fault.get(1)))),
                                text.find() ? text.group(1) : "something else");
            }
            case "INVALID ENCODING" -> NotUtf8.MESSAGE;
            case "UNQUOTED VALUE" -> "expected a quote at the end of a value that begins with one";
            default -> message.lines().findFirst().orElse("");
        };
    }
}
