package dev.dropwise.layer;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Takes the mean of every channel over all its pixels, of every feature over all steps. Lin et al.,
 * 2013, https://arxiv.org/abs/1312.4400. Padding does not count; all zeros where there are no other
 * steps.
 */
@JsonTypeName("globalAveragePool")
public record GlobalAveragePool(@Nullable String name) implements GlobalPool {

    @Override
    public GlobalAveragePool named(String name) {
        return new GlobalAveragePool(name);
    }
}
