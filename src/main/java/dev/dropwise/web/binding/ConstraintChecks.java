package dev.dropwise.web.binding;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.dropwise.problem.Fault;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.TraversableResolver;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.lang.annotation.ElementType;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ReflectionUtils;

/** Checks the Jakarta constraints of a value and of every record within it. */
public final class ConstraintChecks {

    /** Reflection finds them anew each time, and every request is checked. */
    private static final ClassValue<List<RecordComponent>> COMPONENTS =
            new ClassValue<>() {
                @Override
                protected List<RecordComponent> computeValue(Class<?> type) {
                    List<RecordComponent> components = List.of(type.getRecordComponents());
                    components.forEach(
                            component -> ReflectionUtils.makeAccessible(component.getAccessor()));
                    return components;
                }
            };

    private final Validator validator;
    private final RangeMessages ranges;

    ConstraintChecks(ValidatorFactory validation) {
        this.validator =
                validation.usingContext().traversableResolver(new OneAtATime()).getValidator();
        this.ranges = new RangeMessages(validator);
    }

    List<Fault> faults(Object value) {
        return violations(value).stream()
                .map(
                        brokenConstraint ->
                                new Fault(
                                        brokenConstraint.at().pointer(), brokenConstraint.detail()))
                .toList();
    }

    List<BrokenConstraint> violations(Object value) {
        Set<BrokenConstraint> found = new LinkedHashSet<>();
        if (value instanceof Record || value instanceof List || value instanceof Map) {
            walk(value, JsonLocation.ROOT, found);
        } else {
            check(value, JsonLocation.ROOT, found);
        }
        return List.copyOf(found);
    }

    private void walk(@Nullable Object value, JsonLocation at, Set<BrokenConstraint> found) {
        if (value instanceof Record) {
            check(value, at, found);
            for (RecordComponent component : COMPONENTS.get(value.getClass())) {
                Object part = ReflectionUtils.invokeMethod(component.getAccessor(), value);
                if (isWalkable(part)) {
                    walk(part, into(at, component), found);
                }
            }
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                if (isWalkable(list.get(i))) {
                    walk(list.get(i), at.then(i), found);
                }
            }
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, part) -> walk(part, at.then(String.valueOf(key)), found));
        }
    }

    private static boolean isWalkable(@Nullable Object value) {
        return value instanceof Record || value instanceof List || value instanceof Map;
    }

    private void check(Object value, JsonLocation at, Set<BrokenConstraint> found) {
        for (ConstraintViolation<Object> violation : validator.validate(value)) {
            JsonLocation place = at;
            for (Path.Node node : violation.getPropertyPath()) {
                place = then(place, node, value.getClass());
            }
            found.add(new BrokenConstraint(place, ranges.detail(violation, name(place, at))));
        }
    }

    private static JsonLocation then(JsonLocation at, Path.Node node, Class<?> type) {
        if (node.getKind() == ElementKind.PROPERTY) {
            return component(type, node.getName())
                    .map(component -> into(at, component))
                    .orElse(at.then(node.getName()));
        }
        Object step = node.getIndex() == null ? node.getKey() : node.getIndex();
        return step == null ? at : at.then(step instanceof Integer ? step : step.toString());
    }

    /**
     * Where a component stands in JSON; one that is its record's whole value stands in its place.
     */
    private static JsonLocation into(JsonLocation at, RecordComponent component) {
        return component.getAccessor().isAnnotationPresent(JsonValue.class)
                ? at
                : at.then(jsonName(component));
    }

    /** The property that is, or holds, what breaks the constraint. */
    private static String name(JsonLocation place, JsonLocation bean) {
        int depth = bean.steps().size();
        if (place.steps().size() > depth) {
            return place.steps().get(depth).toString();
        }
        return !bean.isRoot() && bean.last() instanceof String property ? property : "value";
    }

    private static Optional<RecordComponent> component(Class<?> type, String name) {
        return type.isRecord()
                ? COMPONENTS.get(type).stream()
                        .filter(component -> component.getName().equals(name))
                        .findFirst()
                : Optional.empty();
    }

    public static String jsonName(RecordComponent component) {
        JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
        return renamed == null || renamed.value().isEmpty() ? component.getName() : renamed.value();
    }

    /** Leaves the way down to {@link #walk}, so that nothing is checked twice. */
    private static final class OneAtATime implements TraversableResolver {

        @Override
        public boolean isReachable(
                Object bean, Path.Node node, Class<?> root, Path path, ElementType element) {
            return true;
        }

        @Override
        public boolean isCascadable(
                Object bean, Path.Node node, Class<?> root, Path path, ElementType element) {
            return false;
        }
    }
}
