package dev.dropwise.layer;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonTypeName;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the largest value of every window, channel by channel; neither a padded border nor padded
 * steps win. {@code [steps, features]} gives {@code [steps', features]}.
 *
 * @param size of the window; 2
 * @param stride step of the window; its size
 * @param padding what happens at the border; {@code valid}
 */
@JsonTypeName("maxPool1d")
public record MaxPool1d(
        @Nullable String name,
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Size(min = 1, max = 1)
                List<@NotNull @Min(1) @Max(1024) Integer> size,
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Size(min = 1, max = 1)
                List<@NotNull @Min(1) @Max(1024) Integer> stride,
        Padding padding)
        implements PoolingLayer {

    public MaxPool1d {
        size = size == null ? List.of(2) : size;
        stride = stride == null ? size : stride;
        padding = padding == null ? Padding.VALID : padding;
    }

    @Override
    public MaxPool1d named(String name) {
        return new MaxPool1d(name, size, stride, padding);
    }
}
