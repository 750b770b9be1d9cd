package dev.dropwise.dataset.upload.table;

import dev.dropwise.dataset.content.DatasetContent;
import dev.dropwise.dataset.upload.FilePrefix;
import dev.dropwise.dataset.upload.FormatConfidence;
import dev.dropwise.dataset.upload.PlainFile;
import dev.dropwise.dataset.upload.UnreadableFile;
import dev.dropwise.dataset.upload.UploadOption;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Values between commas or other delimiters, in UTF-8 or UTF-16, in quotes or not (RFC 4180). A
 * column whose values are all numbers is a number, any other a category.
 */
@Component
public final class CsvReader extends TableReader {

    @Override
    public String format() {
        return "csv";
    }

    @Override
    public String documentation() {
        return """
                `{"name": "flowers", "target": "species", "ignore": ["id"], "types": {"plot": "category"}, \
                "missing": ["", "?"], "test": {"fraction": 0.2}}`, with `"delimiter": ";"` and `"header": \
                false` where need be: the usual delimiters are recognized, and without a header the columns \
                are called `column1`, `column2`, … UTF-8, or UTF-16 with a byte order mark. Dates like \
                03/04/2023 order rows with `"time": "when", "dayFirst": true`. Of pixels: \
                `{"name": "dots", "target": "dot", "task": "classification", "image": {"width": 8, \
                "height": 8, "pixelRange": 16}}`\
                """;
    }

    @Override
    public Set<UploadOption> options() {
        Set<UploadOption> options = new HashSet<>(super.options());
        options.add(UploadOption.DELIMITER);
        options.add(UploadOption.HEADER);
        options.add(UploadOption.DAY_FIRST);
        return Set.copyOf(options);
    }

    @Override
    public FormatConfidence recognize(FilePrefix filePrefix) {
        if (!filePrefix.isText()) {
            return FormatConfidence.NO;
        }
        return filePrefix.isNamed(".csv", ".tsv", ".tab")
                ? FormatConfidence.BY_NAME
                : FormatConfidence.BY_CONTENT;
    }

    @Override
    DatasetContent read(TableWork sent, int testFiles) throws SQLException, IOException {
        int longest = Math.min(CsvTable.LONGEST, sent.limits().maxLine());
        CsvFiles files = CsvFiles.of(sent, longest);
        CsvHead head = CsvHead.of(files.first(), longest);
        CsvDialect dialect = CsvDialect.of(sent.options(), files.delimiter(), head);
        List<String> names = dialect.names(head);
        files.work().checkTexts(names.size());
        List<String> unnamed = dialect.unnamed(head);
        TableWork work = files.work().withUnnamed(unnamed);
        head.requireDistinct(names);
        if (dialect.header() && names.stream().allMatch(NumbersInTexts::isNumber)) {
            work.warnings()
                    .add(
                            "numbersAsNames",
                            null,
                            "Set header to false if the first line is a row: it was taken for the"
                                    + " names of the columns, which are all numbers.");
        }
        if (!unnamed.isEmpty()) {
            work.warnings()
                    .add(
                            "unnamedColumn",
                            null,
                            "Name every column that is to be used: those without a name, like the"
                                    + " index that pandas writes, are left out.");
        }
        work.check(names);
        for (PlainFile file : work.files()) {
            List<String> others = dialect.names(CsvHead.of(file, longest));
            if (!others.equals(names)) {
                throw new UnreadableFile(
                        file.name(),
                        1,
                        "expected the columns %s, received %s".formatted(names, others));
            }
        }
        try {
            return CsvImport.of(work, dialect, names, longest).read(testFiles);
        } catch (SQLException e) {
            if (!String.valueOf(e.getMessage()).contains("reached an invalid state")) {
                throw e;
            }
            // What joins files of several systems mixes their line ends, which the database
            // refuses.
            work.store().restart();
            List<PlainFile> unified = new ArrayList<>();
            for (PlainFile file : work.files()) {
                unified.add(file.withLineFeeds(work.folder()));
            }
            return CsvImport.of(work.with(unified), dialect, names, longest).read(testFiles);
        }
    }
}
