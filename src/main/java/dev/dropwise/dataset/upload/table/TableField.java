package dev.dropwise.dataset.upload.table;

import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table in a file.
 *
 * @param name as the user knows it
 * @param sql its values in SQL in the type that they have in the file, null where they are missing
 * @param kind what the file says of it
 * @param padded its texts as they stand in the file; null where {@code sql} is read itself
 */
record TableField(String name, String sql, FieldKind kind, @Nullable PaddedTexts padded) {

    /** What is between a whole number and its name: {@code 1.0} is called 1. */
    private static final String NO_FRACTION = "\\.0+$";

    TableField(String name, String sql, FieldKind kind) {
        this(name, sql, kind, null);
    }

    /** A column of texts. */
    TableField(String name, PaddedTexts texts) {
        this(name, texts.sql(), FieldKind.TEXTS, texts);
    }

    /** What {@link #text} is to be asked for, in SQL. */
    String texts() {
        return padded == null ? as("VARCHAR") : padded.raw();
    }

    /** What a row of {@link #texts} says; null where nothing. */
    @Nullable String text(DuckDBReadableVector texts, int row) {
        if (texts.isNull(row)) {
            return null;
        }
        String text = texts.getString(row);
        return padded == null ? text : padded.text(text);
    }

    /**
     * Its values in SQL as another type. What is no number becomes infinite, which no number in a
     * file may be either; a whole number becomes its digits, all of them.
     *
     * @param type {@code DOUBLE} or {@code VARCHAR}
     */
    String as(String type) {
        if (kind == FieldKind.TEXTS && type.equals("DOUBLE")) {
            return "CASE WHEN %1$s IS NOT NULL THEN coalesce(TRY_CAST(%1$s AS DOUBLE), 'inf') END"
                    .formatted(sql);
        }
        String cast = "CAST(" + sql + " AS " + type + ")";
        return kind == FieldKind.NUMBERS && type.equals("VARCHAR")
                ? "regexp_replace(%s, '%s', '')".formatted(cast, NO_FRACTION)
                : cast;
    }

    /** What is the same for values that stand for the same, in SQL: {@code 1} and {@code 1.0}. */
    String identity() {
        return "CASE WHEN lower(trim(%1$s)) IN ('true', 'false') THEN lower(trim(%1$s)) ELSE"
                        .formatted(as("VARCHAR"))
                + " regexp_replace(trim(%s), '^([-+]?[0-9]+)\\.0+$', '\\1') END"
                        .formatted(as("VARCHAR"));
    }

    /**
     * What orders the rows in time, in SQL: numbers with all their digits, dates at their offset.
     */
    String instant() {
        return kind == FieldKind.DATES ? as("TIMESTAMPTZ") : sql;
    }
}
