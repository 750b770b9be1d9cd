package dev.dropwise.batch;

import dev.dropwise.store.JsonColumn;
import jakarta.persistence.Converter;

/** The records that batch predictions keep as JSON. */
final class BatchColumns {

    private BatchColumns() {}

    @Converter
    static class RequestColumn extends JsonColumn<BatchRequest> {}
}
