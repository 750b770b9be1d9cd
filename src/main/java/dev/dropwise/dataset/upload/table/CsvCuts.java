package dev.dropwise.dataset.upload.table;

import dev.dropwise.dataset.upload.PlainFile;
import dev.dropwise.problem.TooLarge;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a file between its records. Refuses those that are too long, which the database would pass
 * over without a word.
 */
final class CsvCuts {

    private static final int CHUNK = 1 << 16;

    private final PlainFile file;
    private final CsvRecords records;
    private final int most;
    private final boolean leaps;
    private final List<CsvPart> parts = new ArrayList<>();
    private long longest;

    private CsvCuts(PlainFile file, char delimiter, int most, boolean leaps) {
        this.file = file;
        this.records = new CsvRecords(delimiter);
        this.most = most;
        this.leaps = leaps && most > CHUNK;
    }

    /**
     * The parts of a file, in order.
     *
     * @param most bytes of a record
     * @param size bytes of a part at least, of all but the last
     * @throws TooLarge when there is a longer record
     */
    static List<CsvPart> of(PlainFile file, char delimiter, int most, int size) throws IOException {
        CsvCuts cuts = new CsvCuts(file, delimiter, most, true);
        if (cuts.cut(size)) {
            return cuts.parts;
        }
        CsvCuts slow = new CsvCuts(file, delimiter, most, false);
        slow.cut(size);
        throw new TooLarge(
                "%s, line %d: expected at most %,d characters, received more"
                        .formatted(
                                file.name(), file.linesBefore() + slow.records.startLine(), most));
    }

    /** Gives false, in the middle of it, when a record is too long. */
    private boolean cut(int size) throws IOException {
        byte[] chunk = new byte[CHUNK];
        long start = 0;
        long read = 0;
        try (InputStream in = Files.newInputStream(file.path())) {
            for (int some = in.read(chunk); some >= 0; some = in.read(chunk)) {
                boolean isFull = read + some - start >= size;
                int cut;
                if (leaps && mayLeap(chunk, some)) {
                    leap(chunk, some);
                    cut = isFull ? lastCut(chunk, some) : 0;
                } else {
                    cut = walk(chunk, some);
                }
                if (Math.max(longest, records.length()) > most) {
                    return false;
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
        return true;
    }

    /** Gives where the last whole record of a chunk ends, or 0. */
    private int walk(byte[] chunk, int some) {
        int cut = 0;
        for (int i = 0; i < some && longest <= most; i++) {
            records.take(chunk[i]);
            longest = Math.max(longest, records.length());
            if (records.length() == 0 && isCut(chunk, some, i + 1)) {
                cut = i + 1;
            }
        }
        return cut;
    }

    private boolean mayLeap(byte[] chunk, int some) {
        if (!records.isOutsideQuotes()) {
            return false;
        }
        for (int i = 0; i < some; i++) {
            if (chunk[i] == '"') {
                return false;
            }
        }
        return true;
    }

    /** Only what begins before the chunk or ends behind it may be too long. */
    private void leap(byte[] chunk, int some) {
        int first = 0;
        while (first < some && !CsvRecords.isLineEnd(chunk[first])) {
            first++;
        }
        int last = some - 1;
        while (last >= first && !CsvRecords.isLineEnd(chunk[last])) {
            last--;
        }
        longest = Math.max(longest, records.length() + first);
        records.leap(chunk, some, first == some ? -1 : last);
    }

    /** The same as {@link #walk} where all line ends end records. */
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
}
