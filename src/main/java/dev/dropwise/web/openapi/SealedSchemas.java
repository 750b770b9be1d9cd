package dev.dropwise.web.openapi;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.AnnotationsUtils;
import io.swagger.v3.oas.models.media.Discriminator;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Shows every sealed interface that Jackson tells apart by a property as {@code oneOf} its records
 * with a discriminator and its mapping, where springdoc alone makes each record inherit from it;
 * one of which some are no objects as {@code anyOf}.
 */
@Component
public class SealedSchemas implements ModelConverter {

    private static final String REF = "#/components/schemas/";

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Class<?> union = SchemaTypes.rawClass(type);
        if (!union.isSealed() || !union.isAnnotationPresent(JsonTypeInfo.class)) {
            return chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        }
        String name = SchemaTypes.name(union);
        if (!context.getDefinedModels().containsKey(name)) {
            define(union, name, context);
        }
        return new JsonSchema().$ref(REF + name);
    }

    private static void define(Class<?> union, String name, ModelConverterContext context) {
        String property = union.getAnnotation(JsonTypeInfo.class).property();
        Discriminator discriminator = new Discriminator().propertyName(property);
        Schema<?> schema = new JsonSchema().name(name).discriminator(discriminator);
        var described = union.getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
        if (described != null && !described.description().isEmpty()) {
            schema.description(described.description());
        }
        context.defineModel(name, schema, new AnnotatedType(union), name);
        variants(union)
                .forEach(
                        variant -> {
                            if (!variant.isAnnotationPresent(JsonTypeName.class)) {
                                schema.addOneOfItem(plain(variant));
                                return;
                            }
                            context.resolve(new AnnotatedType(variant).resolveAsRef(true));
                            String ref = REF + SchemaTypes.name(variant);
                            schema.addOneOfItem(new JsonSchema().$ref(ref));
                            discriminator.mapping(typeName(variant), ref);
                        });
        if (schema.getOneOf().stream().anyMatch(variant -> variant.get$ref() == null)) {
            mixed(schema);
        }
    }

    /**
     * Without a discriminator, which OpenAPI has for objects alone; and the first that fits,
     * numbers before texts, as Java clients take a number for a text too.
     */
    @SuppressWarnings("rawtypes") // as Schema has it
    private static void mixed(Schema<?> schema) {
        List<Schema> variants = new ArrayList<>(schema.getOneOf());
        variants.sort(
                Comparator.comparing(
                        variant ->
                                variant.getTypes() == null
                                        || !variant.getTypes().contains("number")));
        schema.setOneOf(null);
        schema.setAnyOf(variants);
        schema.setDiscriminator(null);
    }

    /** A variant without a type name is no object in JSON, and says itself what it is. */
    private static Schema<?> plain(Class<?> variant) {
        return AnnotationsUtils.getSchemaFromAnnotation(
                        variant.getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class),
                        null,
                        true)
                .orElseThrow(() -> new IllegalStateException(variant + " does not say what it is"));
    }

    /** The records that a sealed interface ends in, also through sealed interfaces below it. */
    public static Stream<Class<?>> variants(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .flatMap(sub -> sub.isSealed() ? variants(sub) : Stream.of(sub));
    }

    static String typeName(Class<?> variant) {
        JsonTypeName name = variant.getAnnotation(JsonTypeName.class);
        return name == null ? variant.getSimpleName() : name.value();
    }
}
