package dev.dropwise.dataset.upload;

import dev.dropwise.dataset.DatasetProperties;
import dev.dropwise.dataset.column.HeapColumns;
import dev.dropwise.web.DropwiseJson;
import java.util.List;
import org.springframework.core.io.Resource;

/** Files and options that a test writes down. */
public final class UploadSources {

    public static final DatasetProperties UNBOUNDED = DatasetProperties.unbounded();

    private UploadSources() {}

    public static UploadSource of(Resource... files) {
        return new UploadSource(List.of(files), UNBOUNDED);
    }

    /**
     * Options as they are sent.
     *
     * @param json with single quotes, without braces and name
     */
    public static UploadOptions options(String json) {
        String rest = json.isEmpty() ? "" : ", " + json.replace('\'', '"');
        return DropwiseJson.mapper()
                .readValue("{\"name\": \"sent\"" + rest + "}", UploadOptions.class);
    }

    public static HeapColumns heap() {
        return new HeapColumns(UNBOUNDED.columnLimits());
    }
}
