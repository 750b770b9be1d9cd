package dev.dropwise.batch;

import dev.dropwise.store.JsonColumn;
import jakarta.persistence.Converter;
import tools.jackson.databind.json.JsonMapper;

/** The records that batch predictions keep as JSON. */
final class BatchColumns {

    private BatchColumns() {}

    @Converter
    static class RequestColumn extends JsonColumn<BatchRequest> {
        RequestColumn(JsonMapper mapper) {
            super(mapper, BatchRequest.class);
        }
    }
}
