package dev.dropwise.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a collection, newest first.
 *
 * @param next the cursor to ask for the items after these with, or null when these are the last
 */
public record Page<T>(
        List<T> items,
        @Schema(description = "pass it as ?after= to get the next page; null on the last")
                @Nullable String next) {

    public Page {
        items = List.copyOf(items);
    }

    /** The same page with its items shown in another way. */
    public <R> Page<R> map(Function<? super T, ? extends R> view) {
        return new Page<>(items.stream().<R>map(view).toList(), next);
    }
}
