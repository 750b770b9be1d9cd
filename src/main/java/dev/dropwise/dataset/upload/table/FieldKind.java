package dev.dropwise.dataset.upload.table;

/** What a column of a file holds, before anybody says what it is to become. */
enum FieldKind {
    NUMBERS,
    TEXTS,
    DATES,
    /** Lists and objects, which are no column. */
    NESTED;

    /** What a column is of which one file says this and another that. */
    FieldKind and(FieldKind other) {
        if (this == other) {
            return this;
        }
        return this == NESTED || other == NESTED ? NESTED : TEXTS;
    }
}
