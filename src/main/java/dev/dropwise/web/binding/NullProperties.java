package dev.dropwise.web.binding;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.introspect.AnnotatedParameter;

/**
 * Which properties of a record may be null in JSON, as the OpenAPI document says it: those that are
 * nullable in Java and not left out of answers when they are null. Others are left out of a request
 * or have a value; a null in the place of a default hides a mistake.
 */
public final class NullProperties {

    private NullProperties() {}

    /** Whether the component may be null in JSON. */
    public static boolean allow(RecordComponent component) {
        return isAnything(component.getType()) || (isNullable(component) && !isLeftOut(component));
    }

    private static boolean isAnything(Class<?> type) {
        return type == Object.class || JsonNode.class.isAssignableFrom(type);
    }

    /** Whether the component may be null in Java. */
    public static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** Whether answers have the property only where it holds something. */
    public static boolean isLeftOut(RecordComponent component) {
        JsonInclude own = component.getAccessor().getAnnotation(JsonInclude.class);
        JsonInclude include =
                own == null ? component.getDeclaringRecord().getAnnotation(JsonInclude.class) : own;
        return include != null
                && switch (include.value()) {
                    case NON_NULL -> isNullable(component);
                    case NON_EMPTY -> !component.getType().isPrimitive();
                    default -> false;
                };
    }

    /** Whether what a list or a map holds may be null. */
    static boolean allowInside(RecordComponent component) {
        AnnotatedType type = component.getAnnotatedType();
        if (!(type instanceof AnnotatedParameterizedType container)) {
            return true;
        }
        AnnotatedType[] inside = container.getAnnotatedActualTypeArguments();
        AnnotatedType element = inside[inside.length - 1];
        return element.isAnnotationPresent(Nullable.class)
                || (element.getType() instanceof Class<?> elements && isAnything(elements));
    }

    /** What a creator's parameter is in its record. */
    static Optional<RecordComponent> component(AnnotatedParameter parameter) {
        Class<?> type = parameter.getDeclaringClass();
        return type.isRecord()
                        && parameter.getOwner().getParameterCount()
                                == type.getRecordComponents().length
                ? Optional.of(type.getRecordComponents()[parameter.getIndex()])
                : Optional.empty();
    }
}
