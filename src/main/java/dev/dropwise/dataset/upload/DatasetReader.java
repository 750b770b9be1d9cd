package dev.dropwise.dataset.upload;

import dev.dropwise.dataset.column.ColumnStore;
import dev.dropwise.dataset.content.DatasetContent;
import java.io.IOException;
import java.util.Set;

/** Reads one format of files. A new format is one more bean of this type. */
public interface DatasetReader {

    /** Its name in options, like {@code csv}. */
    String format();

    /** What its files hold, and an example of its options, in a sentence of Markdown. */
    String documentation();

    /** The options that it uses; others are refused before it is asked to read. */
    Set<UploadOption> options();

    /** Whether a file, of which there may be several, is of this format. */
    FormatConfidence recognize(FilePrefix filePrefix);

    /**
     * Reads all files of the source, row by row into the store.
     *
     * @throws dev.dropwise.problem.Invalid when a file is not what the format asks for, mostly as
     *     an {@link UnreadableFile}, or an option does not fit the file
     * @throws dev.dropwise.problem.TooLarge when a bound is exceeded
     * @throws IOException when a file or the store cannot be read or written at all
     */
    DatasetContent read(UploadSource source, UploadOptions options, ColumnStore store)
            throws IOException;
}
