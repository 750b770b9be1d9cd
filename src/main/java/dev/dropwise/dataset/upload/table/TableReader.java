package dev.dropwise.dataset.upload.table;

import dev.dropwise.dataset.column.ColumnStore;
import dev.dropwise.dataset.content.DatasetContent;
import dev.dropwise.dataset.upload.DatasetReader;
import dev.dropwise.dataset.upload.NotUtf8;
import dev.dropwise.dataset.upload.PlainFile;
import dev.dropwise.dataset.upload.UnreadableFile;
import dev.dropwise.dataset.upload.UploadOption;
import dev.dropwise.dataset.upload.UploadOptions;
import dev.dropwise.dataset.upload.UploadSource;
import dev.dropwise.dataset.upload.WorkFolder;
import dev.dropwise.problem.TooLarge;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;

/**
 * Reads tables through {@link DuckDb}: files of the same columns, whose rows follow one another,
 * the file that is held out last.
 */
public abstract class TableReader implements DatasetReader {

    /** What is no file's fault; others of these errors say how a file is damaged. */
    private static final Pattern OF_THE_DISK =
            Pattern.compile(
                    "IO Error: .*((Could not|Cannot|Failed to) (open|read from|write|seek|sync"
                            + "|truncate|create|delete|remove)|No space left)",
                    Pattern.CASE_INSENSITIVE);

    @Override
    public Set<UploadOption> options() {
        return TableOptions.USED;
    }

    @Override
    public DatasetContent read(UploadSource source, UploadOptions options, ColumnStore store)
            throws IOException {
        UploadSource.Parts parts = source.parts(options);
        if (parts.training().isEmpty()) {
            throw new UnreadableFile(format(), "expected a file, received none");
        }
        try (WorkFolder work = WorkFolder.beside(parts.training().get(0))) {
            List<PlainFile> files = new ArrayList<>();
            for (Resource file :
                    Stream.of(parts.training(), parts.test()).flatMap(List::stream).toList()) {
                files.add(PlainFile.of(source, file, work.path()));
            }
            try (DuckDb database = new DuckDb(files, work.path(), source.limits())) {
                TableWork table =
                        new TableWork(database, files, work.path(), options, source, store);
                return readText(table, parts.test().size());
            } catch (SQLException e) {
                throw refused(files, e);
            }
        }
    }

    /** Reads once more what turns out to be no UTF-8. */
    private DatasetContent readText(TableWork work, int testFiles)
            throws SQLException, IOException {
        try {
            return read(work, testFiles);
        } catch (NotUtf8 e) {
            work.store().restart();
            List<PlainFile> western = new ArrayList<>();
            for (PlainFile file : work.files()) {
                western.add(file.withWesternText(work.folder()));
            }
            work.warnings()
                    .add(
                            "notUtf8",
                            null,
                            "Send UTF-8, or look whether all letters are right: the text was taken for"
                                    + " Windows-1252 (%s).".formatted(e.getMessage()));
            return read(work.with(western), testFiles);
        }
    }

    /**
     * Reads all rows of all files.
     *
     * @param testFiles how many of the files are held out, the last ones
     */
    abstract DatasetContent read(TableWork work, int testFiles) throws SQLException, IOException;

    /** What the database says of a file, in a sentence that shows no path of ours. */
    private static RuntimeException refused(List<PlainFile> files, SQLException e)
            throws IOException {
        String message = String.valueOf(e.getMessage());
        if (message.startsWith("Out of Memory")) {
            return new TooLarge(
                    files.get(0).name()
                            + ": expected a table that is read within"
                            + " dropwise.datasets.table-memory, received a larger one");
        }
        if (message.startsWith("IO Error: Could not read enough bytes")) {
            return new UnreadableFile(files.get(0).name(), "ends too early, or is damaged");
        }
        if (message.startsWith("INTERNAL")) {
            return new UnreadableFile(
                    files.get(0).name(), "is damaged in a way that confuses DuckDB");
        }
        if (OF_THE_DISK.matcher(message).lookingAt()) {
            throw new IOException("the database cannot read a table", e);
        }
        PlainFile about = files.get(0);
        for (PlainFile file : files) {
            if (message.contains(file.path().toString())) {
                about = file;
            }
            message = message.replace(file.path().toString(), file.name());
        }
        String sentence =
                message.lines().findFirst().orElse("").replaceFirst("^[\\w ]+Error: ", "");
        return new UnreadableFile(about.name(), sentence);
    }
}
