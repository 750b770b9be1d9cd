package dev.dropwise.dataset.column;

/**
 * Bounds of what a {@link ColumnStore} takes.
 *
 * @param maxRows of each column
 * @param maxColumns how many columns, and parts of columns, there may be
 * @param maxCategories distinct texts of a column of categories
 */
public record ColumnLimits(int maxRows, int maxColumns, int maxCategories) {

    /** A column is one buffer of four bytes a row, and that one piece of a file. */
    public static final int MOST_ROWS = 1 << 28;

    /** For columns whose size is known to be sound. */
    public static ColumnLimits unbounded() {
        return new ColumnLimits(MOST_ROWS, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }
}
