package dev.dropwise.dataset.upload.table;

/**
 * A column of a table in a file.
 *
 * @param name as the user knows it
 * @param sql the same in SQL
 * @param kind what the file says of it
 */
record TableField(String name, String sql, FieldKind kind) {

    /**
     * Its values in SQL as another type. What is no number becomes infinite, which no number in a
     * file may be either.
     *
     * @param type {@code DOUBLE} or {@code VARCHAR}
     */
    String as(String type) {
        if (kind == FieldKind.TEXTS && type.equals("DOUBLE")) {
            return "CASE WHEN %1$s IS NOT NULL THEN coalesce(TRY_CAST(%1$s AS DOUBLE), 'inf') END"
                    .formatted(sql);
        }
        return "CAST(" + sql + " AS " + type + ")";
    }
}
