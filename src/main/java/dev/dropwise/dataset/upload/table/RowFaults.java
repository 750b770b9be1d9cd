package dev.dropwise.dataset.upload.table;

import dev.dropwise.dataset.upload.UnreadableFile;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Values of one file that cannot be used: the first, and how many more there are. */
final class RowFaults {

    private final RowLocator file;
    private @Nullable String first;
    private long firstRow = Long.MAX_VALUE;
    private long count;

    RowFaults(RowLocator file) {
        this.file = file;
    }

    /**
     * Notes one.
     *
     * @param row from 0
     */
    void add(long row, String column, String what) {
        count++;
        if (row < firstRow) {
            firstRow = row;
            first = "column " + column + ": " + what;
        }
    }

    /** Adds those of later rows, which were counted from 0. */
    void add(RowFaults later, long rowsBefore) {
        count += later.count;
        if (first == null && later.first != null) {
            first = later.first;
            firstRow = rowsBefore + later.firstRow;
        }
    }

    /**
     * Ends the reading of the file.
     *
     * @throws UnreadableFile when there were any
     */
    void throwIfAny() throws IOException {
        if (first != null) {
            throw new UnreadableFile(
                    file.name() + ", " + file.place(firstRow), first + more(count - 1, "value"));
        }
    }

    /** How many others are like the one that is described. */
    static String more(long others, String what) {
        if (others == 0) {
            return "";
        }
        return others == 1
                ? "; 1 more %s is broken".formatted(what)
                : "; %,d more %ss are broken".formatted(others, what);
    }
}
