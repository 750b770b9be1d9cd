package dev.dropwise.web.openapi;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.dropwise.web.binding.ConstraintChecks;
import dev.dropwise.web.binding.NullProperties;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.stereotype.Component;

/**
 * Shows what reading and writing a record means: the discriminator of a record that is one of
 * several, that a primitive component cannot be left out, that a nullable one can be null, and, for
 * {@link ResponseSchemas}, which are written whatever they hold.
 */
@Component
class RecordSchemas implements ModelConverter {

    /** The properties that JSON always has. */
    static final String WRITTEN = "x-written";

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
        if (schema.getProperties() == null) {
            return;
        }
        for (RecordComponent component : type.getRecordComponents()) {
            String name = ConstraintChecks.jsonName(component);
            if (schema.getProperties().containsKey(name)) {
                complete(schema, name, component);
            }
        }
        Set<String> written = new LinkedHashSet<>();
        if (info != null && !info.property().isEmpty()) {
            written.add(info.property());
        }
        addWritten(type, written);
        written.retainAll(schema.getProperties().keySet());
        schema.addExtension(WRITTEN, List.copyOf(written));
    }

    private static void addWritten(Class<?> type, Set<String> written) {
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                if (component.getType().isRecord() && !NullProperties.isNullable(component)) {
                    addWritten(component.getType(), written);
                }
            } else if (!NullProperties.isLeftOut(component)) {
                written.add(ConstraintChecks.jsonName(component));
            }
        }
    }

    private static void complete(Schema<?> schema, String name, RecordComponent component) {
        if (component.getType().isPrimitive()) {
            require(schema, name);
        }
        if (NullProperties.isNullable(component) && !NullProperties.isLeftOut(component)) {
            schema.getProperties()
                    .computeIfPresent(name, (n, property) -> NullableSchemas.of(property));
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
        schema.setTypes(Set.of("object"));
        require(schema, property);
    }

    private static void require(Schema<?> schema, String name) {
        if (schema.getRequired() == null || !schema.getRequired().contains(name)) {
            schema.addRequiredItem(name);
        }
    }
}
