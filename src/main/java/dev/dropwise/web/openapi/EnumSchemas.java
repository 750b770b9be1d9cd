package dev.dropwise.web.openapi;

import dev.dropwise.web.binding.BindingMessages;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Shows enumerations by the names they have in JSON, which springdoc's own Jackson does not know;
 * all of them, or those that a component of a record is said to have.
 */
@Component
class EnumSchemas implements ModelConverter {

    private final BindingMessages bindingMessages;

    EnumSchemas(JsonMapper mapper) {
        this.bindingMessages = new BindingMessages(mapper);
    }

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        Class<?> raw = SchemaTypes.rawClass(type);
        if (schema != null && raw.isEnum() && schema.getEnum() != null) {
            List<String> names = bindingMessages.constants(raw);
            if (!names.containsAll(schema.getEnum())) {
                rename(schema, names);
            }
        }
        return schema;
    }

    @SuppressWarnings("unchecked")
    private static void rename(Schema<?> schema, List<String> names) {
        ((Schema<String>) schema).setEnum(names);
    }
}
