package dev.dropwise.engine;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object of a program as its archive holds it.
 *
 * @param type the class in the program's source
 * @param attributes every declared attribute: Boolean, Integer, Double, String, {@code
 *     List<Integer>}, {@link EmptyTensor}, {@link EmptyTensors}, another object, or null
 */
record ScriptObject(String type, Map<String, @Nullable Object> attributes) {

    /** A tensor of no elements; {@code build} puts the real one in its place. */
    record EmptyTensor(boolean requiresGradient) {}

    /** A list of tensors without any yet. */
    record EmptyTensors() {}
}
