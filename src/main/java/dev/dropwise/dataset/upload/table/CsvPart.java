package dev.dropwise.dataset.upload.table;

/**
 * A stretch of a file that is whole records, so that it reads like a file of its own.
 *
 * @param start its first byte
 * @param end behind its last byte
 */
record CsvPart(long start, long end) {

    long bytes() {
        return end - start;
    }
}
