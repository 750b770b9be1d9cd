package dev.dropwise.dataset;

import org.springframework.stereotype.Component;

/** Apache Parquet: columns that say what they are. NaN is a missing number. */
@Component
final class ParquetReader extends TypedReader {

    @Override
    public String format() {
        return "parquet";
    }

    @Override
    public Recognition recognize(Head head) {
        return head.startsWith('P', 'A', 'R', '1') ? Recognition.BY_MAGIC : Recognition.NO;
    }

    @Override
    String from(PlainFile file, DatasetProperties limits) {
        return "read_parquet(" + Sql.text(file.path().toString()) + ")";
    }
}
