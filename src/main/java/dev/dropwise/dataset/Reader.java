package dev.dropwise.dataset;

import java.io.IOException;

/** Reads one format of files. A new format is one more bean of this type. */
interface Reader {

    /** Its name in the catalog and in options, like {@code csv}. */
    String format();

    /**
     * Reads all files of the source, whole.
     *
     * @throws UnreadableFile when a file is not what the format asks for
     * @throws IOException when a file cannot be read at all, or ends in the middle of its gzip
     */
    Content read(Source source) throws IOException;
}
