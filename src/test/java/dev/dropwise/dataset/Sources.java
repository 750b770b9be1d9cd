package dev.dropwise.dataset;

import dev.dropwise.web.DropwiseJson;
import java.util.List;
import org.springframework.core.io.Resource;

/** Files and options that a test writes down. */
final class Sources {

    static final DatasetProperties UNBOUNDED = DatasetProperties.unbounded();

    private Sources() {}

    static Source of(Resource... files) {
        return new Source(List.of(files), UNBOUNDED);
    }

    /**
     * Options as they are sent.
     *
     * @param json with single quotes, without braces and name
     */
    static UploadOptions options(String json) {
        String rest = json.isEmpty() ? "" : ", " + json.replace('\'', '"');
        return DropwiseJson.mapper()
                .readValue("{\"name\": \"sent\"" + rest + "}", UploadOptions.class);
    }

    static HeapColumns heap() {
        return new HeapColumns(UNBOUNDED);
    }
}
