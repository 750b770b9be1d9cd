package dev.dropwise.store;

import jakarta.persistence.AttributeConverter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Keeps a record in a text column, as the JSON that clients see. Subclassed for each record. */
public abstract class JsonColumn<T> implements AttributeConverter<T, String> {

    private final JsonMapper mapper;
    private final Class<T> type;

    protected JsonColumn(JsonMapper mapper, Class<T> type) {
        this.mapper = mapper;
        this.type = type;
    }

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable T value) {
        return value == null ? null : mapper.writerFor(type).writeValueAsString(value);
    }

    @Override
    public @Nullable T convertToEntityAttribute(@Nullable String json) {
        return json == null ? null : mapper.readValue(json, type);
    }
}
