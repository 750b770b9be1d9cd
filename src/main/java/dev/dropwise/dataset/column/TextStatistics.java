package dev.dropwise.dataset.column;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A column of texts.
 *
 * @param count texts that have words
 * @param missing texts that have none
 * @param words how many distinct ones there are
 * @param longest how many words the longest text has
 */
record TextStatistics(
        String name,
        @Schema(allowableValues = "text") ValueType type,
        long count,
        long missing,
        int words,
        int longest)
        implements ColumnStatistics {}
