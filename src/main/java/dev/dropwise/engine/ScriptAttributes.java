package dev.dropwise.engine;

import dev.dropwise.layer.rate.Rate;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a spec says, by the names and in the types that scripts have for it. */
final class ScriptAttributes {

    private ScriptAttributes() {}

    /**
     * A record's components: numbers, truths and lists as they are, constants by their names in
     * lower case, rates as they begin. Others, which no script asks for, are left out.
     */
    static Map<String, Object> of(Object spec) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        for (RecordComponent component : spec.getClass().getRecordComponents()) {
            Object value = attribute(read(component, spec));
            if (value != null) {
                attributes.put(ScriptClass.snake(component.getName()), value);
            }
        }
        return attributes;
    }

    private static @Nullable Object attribute(@Nullable Object value) {
        if (value instanceof Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT);
        }
        if (value instanceof Rate rate) {
            // The training sets those of every epoch before it begins.
            return rate.at(1, 1);
        }
        boolean stays =
                value instanceof Boolean || value instanceof Number || value instanceof List<?>;
        return stays ? value : null;
    }

    private static @Nullable Object read(RecordComponent component, Object spec) {
        try {
            return component.getAccessor().invoke(spec);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component + " of " + spec, e);
        }
    }
}
