package dev.dropwise.dataset.upload.table;

import dev.dropwise.dataset.column.ColumnStore;
import dev.dropwise.dataset.content.DatasetContent;
import dev.dropwise.dataset.upload.DatasetReader;
import dev.dropwise.dataset.upload.PlainFile;
import dev.dropwise.dataset.upload.UnreadableFile;
import dev.dropwise.dataset.upload.UploadOption;
import dev.dropwise.dataset.upload.UploadOptions;
import dev.dropwise.dataset.upload.UploadSource;
import dev.dropwise.dataset.upload.UploadedFile;
import dev.dropwise.problem.TooLarge;
import dev.dropwise.store.ScratchFolders;
import java.io.IOException;
import java.nio.file.Files;
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

    /** What the options of tables look like. */
    public static final String DOCUMENTATION =
            """


            Tables, of one file or of several with the same columns, whose rows follow one another. \
            A column of numbers is a number, any other a category; `types` says otherwise. A \
            column of dates has to be named in `time` or `ignore`. Missing values are empty or \
            `NA`, or what `missing` lists. `group` and `time` name columns that divide rows and are \
            no features. `target` may be a list: several targets are all numbers, or all of two \
            classes (0 and 1 are), which one network predicts together. `test` holds out a `fraction` or a `file`. `image` makes one image of all \
            features, which are its pixels.

            `csv`: `{"name": "flowers", "target": "species", "ignore": ["id"], "types": {"plot": \
            "category"}, "missing": ["", "?"], "test": {"fraction": 0.2}}`, with `"delimiter": ";"` \
            and `"header": false` where need be: the usual delimiters are recognized, and without a \
            header the columns are called `column1`, `column2`, … UTF-8, or UTF-16 with a byte \
            order mark.

            `parquet`: `{"name": "visits", "target": "bought", "positiveClass": "true", "group": \
            "customer", "time": "when"}`

            `json`, a list of objects or one object a line: `{"name": "flats", "target": "rent", \
            "task": "regression", "test": {"file": "new.jsonl"}}`

            `arff`: `{"name": "weather", "target": "play"}`; rows may be sparse.

            `csv` of pixels: `{"name": "dots", "target": "dot", "task": "classification", "image": \
            {"width": 8, "height": 8, "pixelRange": 16}}`
            """;

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
        try (ScratchFolders.Folder work = workFolder(parts.training().get(0))) {
            List<PlainFile> files = new ArrayList<>();
            for (Resource file :
                    Stream.of(parts.training(), parts.test()).flatMap(List::stream).toList()) {
                files.add(PlainFile.of(source, file, work.path()));
            }
            try (DuckDb database = new DuckDb(files, work.path(), source.limits())) {
                TableWork table =
                        new TableWork(
                                database, files, work.path(), options, source.limits(), store);
                return read(table, parts.test().size());
            } catch (SQLException e) {
                throw refused(files, e);
            }
        }
    }

    /** Beside an uploaded file, so that all that is large is in one place. */
    private static ScratchFolders.Folder workFolder(Resource file) throws IOException {
        return new ScratchFolders.Folder(
                file instanceof UploadedFile
                        ? Files.createTempDirectory(file.getFile().toPath().getParent(), "table")
                        : Files.createTempDirectory("dropwise-table"));
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
