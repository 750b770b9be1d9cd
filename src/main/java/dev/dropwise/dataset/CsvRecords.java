package dev.dropwise.dataset;

import dev.dropwise.problem.TooLarge;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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

    /** The last byte of it. */
    private final byte delimiter;

    private State state = State.AT_VALUE;
    private long length;
    private long longest;
    private long records;
    private long line = 1;
    private long startLine = 1;
    private byte last;
    private boolean leaps = true;

    private CsvRecords(char delimiter) {
        byte[] bytes = String.valueOf(delimiter).getBytes(StandardCharsets.UTF_8);
        this.delimiter = bytes[bytes.length - 1];
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

    /** The line on which a byte is, the first being 1 and 0. */
    static long lineOf(Path file, long offset) throws IOException {
        CsvRecords records = new CsvRecords(',');
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), CHUNK)) {
            for (long at = 0; at < offset; at++) {
                records.take((byte) in.read());
            }
        }
        return records.line;
    }

    /**
     * Cuts a file into parts, and refuses what the database would pass over.
     *
     * @param most bytes of a record
     * @param size bytes of a part at least, of all but the last
     * @throws TooLarge when there is a longer record
     */
    static List<CsvPart> parts(PlainFile file, char delimiter, int most, int size)
            throws IOException {
        List<CsvPart> parts = new ArrayList<>();
        CsvRecords records = new CsvRecords(delimiter);
        if (records.isLonger(file.path(), most, size, parts)) {
            CsvRecords slow = new CsvRecords(delimiter);
            slow.leaps = false;
            slow.isLonger(file.path(), most, size, parts);
            throw new TooLarge(
                    "%s, line %d: expected at most %,d characters, received more"
                            .formatted(file.name(), slow.startLine, most));
        }
        return parts;
    }

    private boolean isLonger(Path file, int most, int size, List<CsvPart> parts)
            throws IOException {
        byte[] chunk = new byte[CHUNK];
        long start = 0;
        long read = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int some = in.read(chunk); some >= 0; some = in.read(chunk)) {
                boolean isFull = read + some - start >= size;
                int cut;
                if (leaps && most > CHUNK && leapOver(chunk, some)) {
                    cut = isFull ? lastCut(chunk, some) : 0;
                } else {
                    cut = walk(chunk, some, most);
                }
                if (Math.max(longest, length) > most) {
                    return true;
                }
                if (isFull && cut > 0) {
                    parts.add(new CsvPart(start, read + cut));
                    start = read + cut;
                }
                read += some;
            }
        }
        if (start < read || parts.isEmpty()) {
            parts.add(new CsvPart(start, read));
        }
        return false;
    }

    /** Gives where the last whole record of a chunk ends, or 0. */
    private int walk(byte[] chunk, int some, int most) {
        int cut = 0;
        for (int i = 0; i < some && longest <= most; i++) {
            take(chunk[i]);
            longest = Math.max(longest, length);
            if (length == 0 && isCut(chunk, some, i + 1)) {
                cut = i + 1;
            }
        }
        return cut;
    }

    /** The same where all line ends end records. */
    private static int lastCut(byte[] chunk, int some) {
        int cut = some;
        while (cut > 0 && !isCut(chunk, some, cut)) {
            cut--;
        }
        return cut;
    }

    /** Whether a line end is before a byte that is surely not the rest of it. */
    private static boolean isCut(byte[] chunk, int some, int at) {
        return chunk[at - 1] == '\n' || (chunk[at - 1] == '\r' && at < some && chunk[at] != '\n');
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
        int end = some;
        while (end > 0 && isBlank(chunk[end - 1])) {
            end--;
        }
        if (end > 0) {
            byte before = chunk[end - 1];
            state = isLineEnd(before) ? State.AT_VALUE : inValue(before);
        }
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
                    case AT_VALUE -> atValue(next);
                    case IN_VALUE -> inValue(next);
                    case IN_QUOTES -> next == '"' ? State.AFTER_QUOTE : State.IN_QUOTES;
                    case AFTER_QUOTE -> afterQuote(next);
                };
    }

    private static boolean isLineEnd(byte character) {
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
