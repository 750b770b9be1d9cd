package dev.dropwise.batch;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;

/** What the result of a batch prediction is written in. */
enum ResultFormat {
    /** Comma-separated values: what is within another has a column by its path. */
    CSV("text/csv;charset=UTF-8"),
    /** A JSON object a line, as {@code predict} answers. */
    NDJSON("application/x-ndjson;charset=UTF-8"),
    /** The columns of CSV, as numbers and texts. */
    PARQUET("application/vnd.apache.parquet");

    static final String PARQUET_TYPE = "application/vnd.apache.parquet";

    private final String type;

    ResultFormat(String type) {
        this.type = type;
    }

    String type() {
        return type;
    }

    String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @param asked in the query; null for what the header accepts first
     */
    static ResultFormat of(@Nullable ResultFormat asked, String accept) {
        if (asked != null) {
            return asked;
        }
        List<MediaType> accepted = MediaType.parseMediaTypes(accept);
        MimeTypeUtils.sortBySpecificity(accepted);
        for (MediaType type : accepted) {
            for (ResultFormat format : values()) {
                if (type.isCompatibleWith(MediaType.parseMediaType(format.type))) {
                    return format;
                }
            }
        }
        return CSV;
    }
}
