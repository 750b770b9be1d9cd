package dev.dropwise.dataset.upload.table;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Goes through the records of a file byte by byte: lines, but a value in quotes may have line ends
 * in it. The database does not say on which line a row is.
 */
final class CsvRecords {

    /** Where within a record the next byte is. */
    private enum State {
        AT_VALUE,
        IN_VALUE,
        IN_QUOTES,
        AFTER_QUOTE
    }

    private static final int BUFFER = 1 << 16;

    /** The last byte of it. */
    private final byte delimiter;

    private State state = State.AT_VALUE;
    private long length;
    private long records;
    private long line = 1;
    private long startLine = 1;
    private byte last;

    CsvRecords(char delimiter) {
        byte[] bytes = String.valueOf(delimiter).getBytes(StandardCharsets.UTF_8);
        this.delimiter = bytes[bytes.length - 1];
    }

    /**
     * The line on which a record begins, the first of either being 1 and 0; blank ones count not.
     */
    static long line(Path file, char delimiter, long record) throws IOException {
        CsvRecords records = new CsvRecords(delimiter);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            int next = in.read();
            while (next >= 0 && !(records.records == record && records.length > 0)) {
                records.take((byte) next);
                next = in.read();
            }
        }
        return records.startLine;
    }

    /** The line on which a byte is, the first being 1 and 0. */
    static long lineOf(Path file, long offset) throws IOException {
        CsvRecords records = new CsvRecords(',');
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            for (long at = 0; at < offset; at++) {
                records.take((byte) in.read());
            }
        }
        return records.line;
    }

    /** Bytes so far of the record that is gone through, 0 between two of them. */
    long length() {
        return length;
    }

    /** The line on which that record begins, the first being 1. */
    long startLine() {
        return startLine;
    }

    /** Whether no quotes have been opened that a later byte may close. */
    boolean isOutsideQuotes() {
        return state == State.AT_VALUE || state == State.IN_VALUE;
    }

    /**
     * Goes through bytes without quotes, outside of quotes, without counting records and lines.
     *
     * @param lastEnd where the last line end of them is, -1 without any
     */
    void leap(byte[] bytes, int some, int lastEnd) {
        length = lastEnd < 0 ? length + some : some - 1 - lastEnd;
        int end = some;
        while (end > 0 && isBlank(bytes[end - 1])) {
            end--;
        }
        if (end > 0) {
            byte before = bytes[end - 1];
            state = isLineEnd(before) ? State.AT_VALUE : inValue(before);
        }
    }

    /** Goes through the next byte. */
    void take(byte next) {
        boolean ends = isLineEnd(next);
        if (ends && !(next == '\n' && last == '\r')) {
            line++;
        }
        last = next;
        if (ends && state != State.IN_QUOTES) {
            end();
            return;
        }
        if (length++ == 0) {
            startLine = line;
        }
        state =
                switch (state) {
                    case AT_VALUE -> atValue(next);
                    case IN_VALUE -> inValue(next);
                    case IN_QUOTES -> next == '"' ? State.AFTER_QUOTE : State.IN_QUOTES;
                    case AFTER_QUOTE -> afterQuote(next);
                };
    }

    static boolean isLineEnd(byte character) {
        return character == '\n' || character == '\r';
    }

    private State atValue(byte next) {
        if (next == '"') {
            return State.IN_QUOTES;
        }
        return isBlank(next) ? State.AT_VALUE : inValue(next);
    }

    private State afterQuote(byte next) {
        if (next == '"') {
            return State.IN_QUOTES;
        }
        return isBlank(next) ? State.AFTER_QUOTE : inValue(next);
    }

    /** Blanks around quotes are as nothing to the database. */
    private boolean isBlank(byte next) {
        return next == ' ' && delimiter != ' ';
    }

    private State inValue(byte next) {
        return next == delimiter ? State.AT_VALUE : State.IN_VALUE;
    }

    private void end() {
        if (length > 0) {
            records++;
        }
        length = 0;
        state = State.AT_VALUE;
    }
}
