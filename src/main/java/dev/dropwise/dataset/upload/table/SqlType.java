package dev.dropwise.dataset.upload.table;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A type of a column, as SQL calls it. */
record SqlType(String name) {

    private static final Set<String> NUMBERS =
            Set.of(
                    "TINYINT",
                    "SMALLINT",
                    "INTEGER",
                    "BIGINT",
                    "HUGEINT",
                    "UTINYINT",
                    "USMALLINT",
                    "UINTEGER",
                    "UBIGINT",
                    "UHUGEINT",
                    "FLOAT",
                    "DOUBLE");

    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+(\\.\\d*)?([eE][-+]?\\d+)?");

    FieldKind kind() {
        if (NUMBERS.contains(name) || name.startsWith("DECIMAL")) {
            return FieldKind.NUMBERS;
        }
        if (name.equals("DATE") || name.startsWith("TIMESTAMP")) {
            return FieldKind.DATES;
        }
        boolean isNested =
                name.endsWith("]")
                        || name.startsWith("STRUCT")
                        || name.startsWith("MAP")
                        || name.startsWith("UNION")
                        || name.equals("BLOB");
        return isNested ? FieldKind.NESTED : FieldKind.TEXTS;
    }

    /** What a column is that is of this type in one file and of that in another. */
    SqlType and(SqlType other) {
        return kind() == other.kind() ? this : new SqlType("VARCHAR");
    }

    /**
     * A column of this type.
     *
     * @param missing texts that stand for no value
     */
    TableField field(String column, List<String> missing) {
        String sql = SqlText.name(column);
        return new TableField(
                column,
                switch (kind()) {
                    case NUMBERS -> number(sql, missing);
                    case TEXTS -> text(name.equals("JSON") ? sql + " ->> '$'" : sql, missing);
                    case DATES, NESTED -> sql;
                },
                kind());
    }

    private static String text(String sql, List<String> missing) {
        return "CASE WHEN CAST(%1$s AS VARCHAR) NOT IN (%2$s) THEN CAST(%1$s AS VARCHAR) END"
                .formatted(
                        sql, missing.stream().map(SqlText::text).collect(Collectors.joining(", ")));
    }

    private static String number(String sql, List<String> missing) {
        String double64 = "CAST(" + sql + " AS DOUBLE)";
        String markers =
                missing.stream()
                        .filter(text -> NUMBER.matcher(text).matches())
                        .map(text -> "CAST(" + text + " AS DOUBLE)")
                        .collect(Collectors.joining(", "));
        String isMissing = markers.isEmpty() ? "" : " OR " + double64 + " IN (" + markers + ")";
        return "CASE WHEN NOT (isnan(%s)%s) THEN %s END".formatted(double64, isMissing, sql);
    }
}
