package dev.dropwise.web.binding;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.dropwise.problem.Fault;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotationUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedClassResolver;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.StringNode;

/** Says in the words of JSON, not of Java, what a body should have held: expected …, received …. */
public final class BindingMessages {

    private final JsonMapper mapper;

    public BindingMessages(JsonMapper mapper) {
        this.mapper = mapper;
    }

    String detail(JacksonException e, JsonNode received) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return unknownProperty(unknown);
        }
        String own = ownWords(e);
        if (own != null) {
            return own;
        }
        JavaType target = target(e);
        if (target != null && target.isEnumType()) {
            return FaultMessages.oneOf(constants(target.getRawClass()), received);
        }
        String range = e instanceof InputCoercionException ? " within range" : "";
        return expected(target) + range + ", received " + FaultMessages.received(received);
    }

    String expected(@Nullable JavaType type) {
        return type == null
                ? "expected another value"
                : "expected " + FaultMessages.kind(type.getRawClass());
    }

    /** What a parameter should have held. */
    public String expected(@Nullable Class<?> type, String received) {
        if (type != null && type.isEnum()) {
            return FaultMessages.oneOf(constants(type), StringNode.valueOf(received));
        }
        return expected(type == null ? null : mapper.constructType(type))
                + ", received "
                + FaultMessages.quoted(received);
    }

    /** The JSON names of an enumeration's constants. */
    public List<String> constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> mapper.valueToTree(constant).asString())
                .toList();
    }

    String typeProperty(JavaType base) {
        JsonTypeInfo info = AnnotationUtils.findAnnotation(base.getRawClass(), JsonTypeInfo.class);
        return info == null || info.property().isEmpty() ? "type" : info.property();
    }

    /** What stands in for a faulty primitive, which can be neither null nor absent. */
    @Nullable JsonNode primitive(JacksonException e) {
        JavaType target = target(e);
        if (target == null || !target.isPrimitive()) {
            return null;
        }
        return target.hasRawClass(boolean.class) ? BooleanNode.FALSE : IntNode.valueOf(0);
    }

    private static String unknownProperty(UnrecognizedPropertyException e) {
        Collection<Object> ids = e.getKnownPropertyIds();
        List<String> known =
                ids == null ? List.of() : ids.stream().map(Object::toString).sorted().toList();
        String name = e.getPropertyName();
        String hint =
                FaultMessages.nearest(name, known)
                        .map(", did you mean '%s'?"::formatted)
                        .orElse(";");
        String expected = known.isEmpty() ? "none" : "one of " + String.join(", ", known);
        return "unknown property '"
                + FaultMessages.shortened(name)
                + "'"
                + hint
                + " expected "
                + expected;
    }

    /** The names that a sealed interface's records go by. */
    String oneOfTypes(JavaType base, JsonNode received) {
        var config = mapper.deserializationConfig();
        AnnotatedClass type = AnnotatedClassResolver.resolve(config, base, config);
        List<String> names =
                config.getSubtypeResolver().collectAndResolveSubtypesByTypeId(config, type).stream()
                        .filter(NamedType::hasName)
                        .map(NamedType::getName)
                        .distinct()
                        .sorted()
                        .toList();
        return FaultMessages.oneOf(names, received);
    }

    /** What a record cannot do without and was not sent. */
    static List<Fault> missing(Class<?> type, JsonNode received, JsonLocation at) {
        if (!type.isRecord()) {
            return List.of();
        }
        return Arrays.stream(type.getRecordComponents())
                .filter(part -> !part.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .filter(part -> !received.hasNonNull(ConstraintChecks.jsonName(part)))
                .map(
                        part ->
                                new Fault(
                                        at.then(ConstraintChecks.jsonName(part)).pointer(),
                                        "expected "
                                                + FaultMessages.kind(part.getType())
                                                + ", received nothing"))
                .toList();
    }

    /** A deserializer or a constructor of ours has said it already. */
    private static @Nullable String ownWords(JacksonException e) {
        if (e.getCause() instanceof IllegalArgumentException
                || e.getCause() instanceof DateTimeException) {
            String message = e.getCause().getMessage();
            return message != null && message.startsWith("expected") ? message : null;
        }
        String message = e.getOriginalMessage();
        return message != null && message.startsWith("expected") ? message : null;
    }

    private @Nullable JavaType target(JacksonException e) {
        Class<?> type = null;
        if (e instanceof InvalidTypeIdException typeId) {
            return typeId.getBaseType();
        }
        if (e instanceof MismatchedInputException mismatch) {
            type = mismatch.getTargetType();
        } else if (e instanceof InputCoercionException coercion) {
            type = coercion.getTargetType();
        }
        return type == null ? null : mapper.constructType(type);
    }
}
