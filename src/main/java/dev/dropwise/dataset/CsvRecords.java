package dev.dropwise.dataset;

import dev.dropwise.problem.TooLarge;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the records of a file are: lines, but a value in quotes may have line ends in it. The
 * database neither says on which line a row is, nor that it passes over a record that is too long.
 */
final class CsvRecords {

    /** Where within a record the next byte is. */
    private enum State {
        AT_VALUE,
        IN_VALUE,
        IN_QUOTES,
        AFTER_QUOTE
    }

    private static final int CHUNK = 1 << 16;

    private final byte delimiter;
    private State state = State.AT_VALUE;
    private long length;
    private long longest;
    private long records;
    private long line = 1;
    private long startLine = 1;
    private byte last;

    private CsvRecords(char delimiter) {
        this.delimiter = (byte) delimiter;
    }

    /**
     * The line on which a record begins, the first of either being 1 and 0; blank ones count not.
     */
    static long line(Path file, char delimiter, long record) throws IOException {
        CsvRecords records = new CsvRecords(delimiter);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), CHUNK)) {
            int next = in.read();
            while (next >= 0 && !(records.records == record && records.length > 0)) {
                records.take((byte) next);
                next = in.read();
            }
        }
        return records.startLine;
    }

    /**
     * Refuses what the database would pass over.
     *
     * @param most bytes of a record
     * @throws TooLarge when there is a longer one
     */
    static void requireNoLonger(PlainFile file, char delimiter, int most) throws IOException {
        if (isLonger(file.path(), new CsvRecords(delimiter), most, most > CHUNK)) {
            CsvRecords records = new CsvRecords(delimiter);
            isLonger(file.path(), records, most, false);
            throw new TooLarge(
                    "%s, line %d: expected at most %,d characters, received more"
                            .formatted(file.name(), records.startLine, most));
        }
    }

    private static boolean isLonger(Path file, CsvRecords records, int most, boolean leap)
            throws IOException {
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int some = in.read(chunk); some >= 0; some = in.read(chunk)) {
                if (!(leap && records.leapOver(chunk, some))) {
                    for (int i = 0; i < some && records.longest <= most; i++) {
                        records.take(chunk[i]);
                        records.longest = Math.max(records.longest, records.length);
                    }
                }
                if (Math.max(records.longest, records.length) > most) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Where no quotes are, only what begins before a chunk or ends behind it may be too long. */
    private boolean leapOver(byte[] chunk, int some) {
        if (state == State.IN_QUOTES || state == State.AFTER_QUOTE) {
            return false;
        }
        for (int i = 0; i < some; i++) {
            if (chunk[i] == '"') {
                return false;
            }
        }
        int first = 0;
        while (first < some && !isLineEnd(chunk[first])) {
            first++;
        }
        int last = some - 1;
        while (last >= first && !isLineEnd(chunk[last])) {
            last--;
        }
        longest = Math.max(longest, length + first);
        length = first == some ? length + some : some - 1 - last;
        state = length == 0 || chunk[some - 1] == delimiter ? State.AT_VALUE : State.IN_VALUE;
        return true;
    }

    private void take(byte next) {
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
                    case AT_VALUE -> next == '"' ? State.IN_QUOTES : inValue(next);
                    case IN_VALUE -> inValue(next);
                    case IN_QUOTES -> next == '"' ? State.AFTER_QUOTE : State.IN_QUOTES;
                    case AFTER_QUOTE -> next == '"' ? State.IN_QUOTES : inValue(next);
                };
    }

    private static boolean isLineEnd(byte character) {
        return character == '\n' || character == '\r';
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
