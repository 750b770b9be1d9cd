package dev.dropwise.layer;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the largest value of every channel over all its pixels, of every feature over all steps.
 * Padding does not count; all zeros where there are no other steps.
 */
@JsonTypeName("globalMaxPool")
public record GlobalMaxPool(@Nullable String name) implements GlobalPool {

    @Override
    public GlobalMaxPool named(String name) {
        return new GlobalMaxPool(name);
    }
}
