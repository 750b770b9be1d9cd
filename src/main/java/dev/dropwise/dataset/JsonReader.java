package dev.dropwise.dataset;

import org.springframework.stereotype.Component;

/**
 * A list of JSON objects, or one object after the other: each is a row, its members are columns.
 */
@Component
final class JsonReader extends TypedReader {

    private static final int LARGEST = 16 << 20;

    @Override
    public String format() {
        return "json";
    }

    @Override
    public Recognition recognize(Head head) {
        if (!head.isText()) {
            return Recognition.NO;
        }
        boolean isNamed = head.isNamed(".json", ".ndjson", ".jsonl");
        return isNamed || head.hasObject() ? Recognition.BY_NAME : Recognition.NO;
    }

    @Override
    String from(PlainFile file, DatasetProperties limits) {
        return ("read_json(%s, records = true, sample_size = -1, maximum_object_size = %d,"
                        + " map_inference_threshold = -1, field_appearance_threshold = 0)")
                .formatted(Sql.text(file.path().toString()), Math.min(LARGEST, limits.maxLine()));
    }
}
