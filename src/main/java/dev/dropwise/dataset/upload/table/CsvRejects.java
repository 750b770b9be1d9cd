package dev.dropwise.dataset.upload.table;

import dev.dropwise.dataset.upload.NotUtf8;
import dev.dropwise.dataset.upload.PlainFile;
import dev.dropwise.dataset.upload.UnreadableFile;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a file, or of a part of it, that could not be read.
 *
 * @param guessedWrong whether columns hold other values than was thought, which is nobody's fault
 * @param at where in the file the first one begins that is at fault
 * @param what is wrong with that one; null where none is at fault
 * @param count of those that are at fault, or {@link #MOST}
 */
record CsvRejects(boolean guessedWrong, long at, @Nullable String what, long count) {

    /** So many are counted. */
    static final int MOST = 10_000;

    /** There are none. */
    static final CsvRejects NONE = new CsvRejects(false, 0, null, 0);

    /** Those of this part and of a later one. */
    CsvRejects and(CsvRejects later) {
        CsvRejects first = what != null ? this : later;
        return new CsvRejects(
                guessedWrong || later.guessedWrong,
                first.at,
                first.what,
                Math.min(MOST, count + later.count));
    }

    /** The same in the file of which this is a part. */
    CsvRejects of(CsvPart part) {
        return new CsvRejects(guessedWrong, part.start() + at, what, count);
    }

    /**
     * Ends the reading of a file.
     *
     * @throws UnreadableFile when a row is at fault
     */
    void throwIfAny(PlainFile file) throws IOException {
        if (NotUtf8.MESSAGE.equals(what)) {
            throw new NotUtf8(
                    "%s, line %d"
                            .formatted(
                                    file.name(),
                                    file.linesBefore() + CsvRecords.lineOf(file.path(), at)));
        }
        if (what != null) {
            throw new UnreadableFile(
                    "%s, line %d"
                            .formatted(
                                    file.name(),
                                    file.linesBefore() + CsvRecords.lineOf(file.path(), at)),
                    what
                            + (count < MOST
                                    ? RowFaults.more(count - 1, "line")
                                    : "; at least 9,999 more lines are broken"));
        }
    }
}
