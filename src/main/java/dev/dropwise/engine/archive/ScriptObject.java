package dev.dropwise.engine.archive;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object of a program as its archive holds it.
 *
 * @param type the class in the program's source
 * @param attributes every declared attribute: Boolean, Integer, Double, String, {@code
 *     List<Integer>}, {@link StoredTensor}, {@link Tensors}, {@link Doubles}, another object, or
 *     null
 */
public record ScriptObject(String type, Map<String, @Nullable Object> attributes) {

    /** A list of tensors. */
    public record Tensors(List<StoredTensor> tensors) {}

    /** A list of numbers that need not be whole. */
    public record Doubles(List<Double> numbers) {}

    /** The object that an attribute is. */
    public ScriptObject object(String name) {
        ScriptObject object = objects().get(name);
        if (object == null) {
            throw new IllegalArgumentException("no object " + name + " in a " + type);
        }
        return object;
    }

    /** Those of its attributes that are objects, in order. */
    Map<String, ScriptObject> objects() {
        return attributes(ScriptObject.class);
    }

    /** Those of its attributes that are tensors, in order. */
    Map<String, StoredTensor> tensors() {
        return attributes(StoredTensor.class);
    }

    private <T> Map<String, T> attributes(Class<T> kind) {
        Map<String, T> found = new LinkedHashMap<>();
        attributes.forEach(
                (name, value) -> {
                    if (kind.isInstance(value)) {
                        found.put(name, kind.cast(value));
                    }
                });
        return found;
    }
}
