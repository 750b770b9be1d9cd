package dev.dropwise.engine;

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
record ScriptObject(String type, Map<String, @Nullable Object> attributes) {

    /** A list of tensors. */
    record Tensors(List<StoredTensor> tensors) {}

    /** A list of numbers that need not be whole. */
    record Doubles(List<Double> numbers) {}
}
