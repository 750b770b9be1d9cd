package dev.dropwise.dataset.preprocessing;

import org.jspecify.annotations.Nullable;

/** The values of one instance of a table, however they were sent. */
sealed interface ColumnValues permits ListedValues, NamedValues, NestedValues, NumberValues {

    /** Encodes the value of one column; says what is wrong with it, or null. */
    @Nullable String encode(int index, ColumnEncoding column, float[] into, int at);

    boolean isMissing(int index);

    /** What is unusual about the value of a column that was encoded, or null. */
    @Nullable String unusual(int index, ColumnEncoding column);

    /** Where in the instance the value of a column is. */
    String pointer(int index);
}
