package dev.dropwise.dataset.column;

/**
 * A column of texts.
 *
 * @param count texts that have words
 * @param missing texts that have none
 * @param words how many distinct ones there are
 * @param longest how many words the longest text has
 */
record TextStatistics(String name, ValueType type, long count, long missing, int words, int longest)
        implements ColumnStatistics {}
