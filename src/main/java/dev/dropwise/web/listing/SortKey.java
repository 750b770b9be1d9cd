package dev.dropwise.web.listing;

import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What entities may be sorted by.
 *
 * @param attribute of the entity
 * @param value of an entity; null counts as the greatest
 * @param parsed the value out of its text
 */
record SortKey<T>(
        String attribute,
        Function<? super T, ? extends @Nullable Comparable<?>> value,
        Function<String, Comparable<?>> parsed) {

    static <T> SortKey<T> time(
            String attribute, Function<? super T, ? extends @Nullable Instant> value) {
        return new SortKey<>(attribute, value, Instant::parse);
    }

    static <T> SortKey<T> text(
            String attribute, Function<? super T, ? extends @Nullable String> value) {
        return new SortKey<>(attribute, value, text -> text);
    }
}
