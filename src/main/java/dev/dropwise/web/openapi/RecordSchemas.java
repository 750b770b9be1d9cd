package dev.dropwise.web.openapi;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.dropwise.web.binding.ConstraintChecks;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.stereotype.Component;

/**
 * Shows what reading a record demands: the discriminator of a record that is one of several, and
 * that a primitive component cannot be left out, and a nullable one can be null.
 */
@Component
class RecordSchemas implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        Class<?> raw = SchemaTypes.rawClass(type);
        if (schema != null && raw.isRecord()) {
            complete(definition(schema, context), raw);
        }
        return schema;
    }

    private static Schema<?> definition(Schema<?> schema, ModelConverterContext context) {
        String ref = schema.get$ref();
        Schema<?> defined =
                ref == null
                        ? null
                        : context.getDefinedModels().get(ref.substring(ref.lastIndexOf('/') + 1));
        return defined == null ? schema : defined;
    }

    private static void complete(Schema<?> schema, Class<?> type) {
        JsonTypeInfo info = AnnotationUtils.findAnnotation(type, JsonTypeInfo.class);
        if (info != null && !info.property().isEmpty() && schema.get$ref() == null) {
            addDiscriminator(schema, info.property(), SealedSchemas.typeName(type));
        }
        for (RecordComponent component : type.getRecordComponents()) {
            String name = ConstraintChecks.jsonName(component);
            if (component.getType().isPrimitive() && has(schema, name)) {
                require(schema, name);
            }
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                allowNull(schema, name);
            }
        }
    }

    @SuppressWarnings("rawtypes") // as Schema itself has it
    private static void addDiscriminator(Schema<?> schema, String property, String name) {
        Map<String, Schema> properties = new LinkedHashMap<>();
        JsonSchema only = new JsonSchema();
        only.setTypes(Set.of("string"));
        only.setEnum(List.of(name));
        properties.put(property, only);
        if (schema.getProperties() != null) {
            schema.getProperties().forEach(properties::putIfAbsent);
        }
        schema.setProperties(properties);
        require(schema, property);
    }

    private static boolean has(Schema<?> schema, String name) {
        return schema.getProperties() != null && schema.getProperties().containsKey(name);
    }

    /** A reference or an enumeration would need more than one more type, and says so in words. */
    private static void allowNull(Schema<?> schema, String name) {
        Schema<?> property =
                schema.getProperties() == null ? null : schema.getProperties().get(name);
        if (property != null && property.getTypes() != null && property.getEnum() == null) {
            property.addType("null");
        }
    }

    private static void require(Schema<?> schema, String name) {
        if (schema.getRequired() == null || !schema.getRequired().contains(name)) {
            schema.addRequiredItem(name);
        }
    }
}
