package dev.dropwise.dataset.upload.table;

import dev.dropwise.dataset.DatasetProperties;
import dev.dropwise.dataset.upload.FilePrefix;
import dev.dropwise.dataset.upload.FormatConfidence;
import dev.dropwise.dataset.upload.PlainFile;
import java.io.IOException;
import org.springframework.stereotype.Component;

/**
 * Apache Parquet: columns that say what they are. NaN is a missing number. Pages that carry a
 * checksum are compared with it.
 */
@Component
final class ParquetReader extends TypedTableReader {

    @Override
    public String format() {
        return "parquet";
    }

    @Override
    public String documentation() {
        return """
                `{"name": "visits", "target": "bought", "positiveClass": "true", "group": "customer", \
                "time": "when"}`\
                """;
    }

    @Override
    public FormatConfidence recognize(FilePrefix filePrefix) {
        return filePrefix.startsWith('P', 'A', 'R', '1')
                ? FormatConfidence.BY_MAGIC
                : FormatConfidence.NO;
    }

    @Override
    String from(PlainFile file, DatasetProperties limits) throws IOException {
        ParquetPages.check(file);
        return "read_parquet(" + SqlText.text(file.path().toString()) + ")";
    }
}
