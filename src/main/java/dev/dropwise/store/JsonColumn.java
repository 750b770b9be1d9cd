package dev.dropwise.store;

import jakarta.persistence.AttributeConverter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ResolvableType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps a record in a text column, as the JSON that clients see. JPA wants a subclass for each
 * record, which only names it.
 */
public abstract class JsonColumn<T> implements AttributeConverter<T, String> {

    private final Class<?> type =
            Objects.requireNonNull(
                    ResolvableType.forClass(JsonColumn.class, getClass()).resolveGeneric());

    private JsonMapper mapper;

    @SuppressWarnings("NullAway.Init") // Spring gives the mapper
    protected JsonColumn() {}

    @Autowired
    void use(JsonMapper json) {
        mapper = json;
    }

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable T value) {
        return value == null ? null : mapper.writerFor(type).writeValueAsString(value);
    }

    @Override
    @SuppressWarnings("unchecked") // the subclass names it
    public @Nullable T convertToEntityAttribute(@Nullable String json) {
        return json == null ? null : (T) mapper.readValue(json, type);
    }
}
