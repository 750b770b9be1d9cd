package dev.dropwise.dataset.column;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;

/**
 * A column of categories, or the classes of a target.
 *
 * @param count values that are there
 * @param counts how often each category is there
 */
record CategoryStatistics(
        String name,
        @Schema(allowableValues = "category") ValueType type,
        long count,
        long missing,
        Map<String, Long> counts)
        implements ColumnStatistics {}
