package dev.dropwise.dataset.column;

import io.swagger.v3.oas.annotations.media.Schema;

/** What there is to see in one column at a glance; over all rows, the hold-out included. */
@Schema(oneOf = {NumberStatistics.class, CategoryStatistics.class, TextStatistics.class})
public sealed interface ColumnStatistics
        permits CategoryStatistics, NumberStatistics, TextStatistics {

    String name();

    ValueType type();

    /** Values that are there. */
    long count();

    /** Values that are not. */
    long missing();
}
