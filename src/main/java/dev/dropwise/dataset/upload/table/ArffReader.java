package dev.dropwise.dataset.upload.table;

import dev.dropwise.dataset.content.DatasetContent;
import dev.dropwise.dataset.upload.FilePrefix;
import dev.dropwise.dataset.upload.FormatConfidence;
import dev.dropwise.dataset.upload.PlainFile;
import dev.dropwise.dataset.upload.UnreadableFile;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Weka's format: nominal, numeric, string and date attributes, rows dense or sparse. <a
 * href="https://waikato.github.io/weka-wiki/formats_and_processing/arff_stable/">ARFF</a>
 */
@Component
final class ArffReader extends TableReader {

    @Override
    public String format() {
        return "arff";
    }

    @Override
    public String documentation() {
        return "`{\"name\": \"weather\", \"target\": \"play\"}`; rows may be sparse.";
    }

    @Override
    public FormatConfidence recognize(FilePrefix filePrefix) {
        if (!filePrefix.isText()) {
            return FormatConfidence.NO;
        }
        return filePrefix.isNamed(".arff") ? FormatConfidence.BY_NAME : FormatConfidence.NO;
    }

    @Override
    DatasetContent read(TableWork work, int testFiles) throws SQLException, IOException {
        List<PlainFile> rows = new ArrayList<>();
        List<ArffAttribute> attributes = List.of();
        List<String> missing = work.options().missing(List.of());
        for (PlainFile file : work.files()) {
            ArffFile arff = ArffFile.convert(file, work, missing);
            if (rows.isEmpty()) {
                attributes = arff.attributes();
            } else if (!names(arff.attributes()).equals(names(attributes))) {
                throw new UnreadableFile(
                        file.name(),
                        "expected the attributes %s, received %s"
                                .formatted(names(attributes), names(arff.attributes())));
            }
            rows.add(arff.rows());
            if (arff.hasWeights()) {
                work.warnings()
                        .add(
                                "ignoredWeights",
                                null,
                                "Repeat rows that count more: what %s says of their weights was not used."
                                        .formatted(file.name()));
            }
        }
        work.check(names(attributes));
        CsvDialect dialect = new CsvDialect(',', false, List.of(""), false);
        List<String> names = names(attributes);
        return CsvImport.of(work.with(rows), dialect, names, CsvTable.LONGEST)
                .read(attributes.stream().map(ArffAttribute::kind).toList(), testFiles);
    }

    private static List<String> names(List<ArffAttribute> attributes) {
        return attributes.stream().map(ArffAttribute::name).toList();
    }
}
