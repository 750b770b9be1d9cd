package dev.dropwise.dataset.upload.table;

import dev.dropwise.dataset.DatasetProperties;
import dev.dropwise.dataset.upload.FilePrefix;
import dev.dropwise.dataset.upload.FormatConfidence;
import dev.dropwise.dataset.upload.PlainFile;
import org.springframework.stereotype.Component;

/**
 * A list of JSON objects, or one object after the other: each is a row, its members are columns.
 */
@Component
final class JsonReader extends TypedTableReader {

    private static final int LARGEST = 16 << 20;

    @Override
    public String format() {
        return "json";
    }

    @Override
    public String documentation() {
        return """
                a list of objects, or one object a line. `{"name": "flats", "target": "rent", "task": \
                "regression", "test": {"file": "new.jsonl"}}`\
                """;
    }

    @Override
    public FormatConfidence recognize(FilePrefix filePrefix) {
        if (!filePrefix.isText()) {
            return FormatConfidence.NO;
        }
        boolean isNamed = filePrefix.isNamed(".json", ".ndjson", ".jsonl");
        return isNamed || filePrefix.hasObject() ? FormatConfidence.BY_NAME : FormatConfidence.NO;
    }

    @Override
    String from(PlainFile file, DatasetProperties limits) {
        return ("read_json(%s, records = true, sample_size = -1, maximum_object_size = %d,"
                        + " map_inference_threshold = -1, field_appearance_threshold = 0)")
                .formatted(
                        SqlText.text(file.path().toString()), Math.min(LARGEST, limits.maxLine()));
    }
}
