package dev.dropwise.web.binding;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.validation.metadata.BeanDescriptor;
import jakarta.validation.metadata.ConstraintDescriptor;
import jakarta.validation.metadata.ElementDescriptor;
import jakarta.validation.metadata.PropertyDescriptor;
import java.lang.annotation.Annotation;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotationUtils;

/** Says what a constraint expects together with its neighbours: {@code 0 <= rate < 1}. */
public final class RangeMessages {

    private final Validator validator;

    RangeMessages(Validator validator) {
        this.validator = validator;
    }

    String detail(ConstraintViolation<?> violation, String name) {
        ConstraintDescriptor<?> broken = violation.getConstraintDescriptor();
        Object received = violation.getInvalidValue();
        Element element = element(violation);
        return detail(
                broken.getAnnotation(),
                element.constraints,
                new Received(name, element.type, received),
                violation.getMessage());
    }

    /** The same for a parameter of a controller, whose constraints Spring has checked. */
    public static String detail(
            Annotation broken,
            Collection<Annotation> neighbours,
            Received received,
            String message) {
        if (isCustom(broken)) {
            return message;
        }
        String expected = expected(broken, neighbours, received);
        return expected == null
                ? message + ", received " + received.words()
                : "expected " + expected + ", received " + received.words();
    }

    private static @Nullable String expected(
            Annotation broken, Collection<Annotation> neighbours, Received received) {
        if (broken instanceof NotNull) {
            return FaultMessages.kind(received.type());
        }
        if (broken instanceof NotBlank) {
            return "a string that is not blank";
        }
        if (broken instanceof Pattern pattern) {
            return "a string like " + pattern.regexp();
        }
        if (broken instanceof Size || broken instanceof NotEmpty) {
            return ValueRange.ofSizes(neighbours).elements(received.unit());
        }
        ValueRange range = ValueRange.ofNumbers(neighbours);
        return ValueRange.isNumeric(broken) ? range.around(received.name()) : null;
    }

    /** A message that was written for this one constraint is better than any sentence of ours. */
    private static boolean isCustom(Annotation constraint) {
        Object message = AnnotationUtils.getValue(constraint, "message");
        return !String.valueOf(message).startsWith("{");
    }

    private Element element(ConstraintViolation<?> violation) {
        Object bean = violation.getLeafBean();
        var path = violation.getPropertyPath().iterator();
        if (bean == null || !path.hasNext()) {
            return Element.of(violation.getConstraintDescriptor());
        }
        BeanDescriptor type = validator.getConstraintsForClass(bean.getClass());
        PropertyDescriptor property = type.getConstraintsForProperty(path.next().getName());
        if (property == null) {
            return Element.of(violation.getConstraintDescriptor());
        }
        return path.hasNext()
                ? Element.within(property, violation.getConstraintDescriptor())
                : Element.of(property);
    }

    /** A value that was refused. */
    public record Received(String name, Class<?> type, @Nullable Object value) {

        String words() {
            if (value == null) {
                return "nothing";
            }
            if (value instanceof Collection<?> list) {
                return String.valueOf(list.size());
            }
            if (value instanceof Map<?, ?> map) {
                return String.valueOf(map.size());
            }
            if (value instanceof Number number) {
                return FaultMessages.number(number);
            }
            return value instanceof CharSequence
                    ? FaultMessages.quoted(value)
                    : FaultMessages.shortened(value.toString());
        }

        String unit() {
            return CharSequence.class.isAssignableFrom(type) ? "character" : "element";
        }
    }

    private record Element(Class<?> type, Set<Annotation> constraints) {

        static Element of(ElementDescriptor element) {
            Set<Annotation> constraints = new LinkedHashSet<>();
            element.getConstraintDescriptors().forEach(c -> constraints.add(c.getAnnotation()));
            return new Element(element.getElementClass(), constraints);
        }

        static Element of(ConstraintDescriptor<?> alone) {
            return new Element(Object.class, Set.of(alone.getAnnotation()));
        }

        static Element within(PropertyDescriptor property, ConstraintDescriptor<?> broken) {
            return property.getConstrainedContainerElementTypes().stream()
                    .filter(inner -> inner.getConstraintDescriptors().contains(broken))
                    .findFirst()
                    .map(Element::of)
                    .orElseGet(() -> of(broken));
        }
    }
}
