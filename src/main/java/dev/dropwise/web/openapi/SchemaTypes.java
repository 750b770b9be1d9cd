package dev.dropwise.web.openapi;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.core.util.Json;
import org.springframework.core.ResolvableType;

/** What Java type a schema is asked for. */
final class SchemaTypes {

    private SchemaTypes() {}

    static Class<?> rawClass(AnnotatedType type) {
        if (type.getType() instanceof com.fasterxml.jackson.databind.JavaType java) {
            return java.getRawClass();
        }
        return ResolvableType.forType(type.getType()).resolve(Object.class);
    }

    /** The name of a component: the simple name, or what {@code @Schema(name = …)} says. */
    static String name(Class<?> type) {
        return TypeNameResolver.std.nameForType(Json.mapper().constructType(type));
    }
}
