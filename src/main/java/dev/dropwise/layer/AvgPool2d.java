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
 * Takes the mean of every window, channel by channel; a padded border does not count. {@code
 * [channels, height, width]} gives {@code [channels, height', width']}.
 *
 * @param size of the window, one number or [height, width]; 2
 * @param stride step of the window, one number or [vertical, horizontal]; the window's size
 * @param padding what happens at the border; {@code valid}
 */
@JsonTypeName("avgPool2d")
public record AvgPool2d(
        @Nullable String name,
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Size(min = 1, max = 2)
                List<@NotNull @Min(1) @Max(1024) Integer> size,
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Size(min = 1, max = 2)
                List<@NotNull @Min(1) @Max(1024) Integer> stride,
        Padding padding)
        implements PoolingLayer {

    public AvgPool2d {
        size = size == null ? List.of(2, 2) : SlidingWindow.both(size);
        stride = stride == null ? size : SlidingWindow.both(stride);
        padding = padding == null ? Padding.VALID : padding;
    }

    @Override
    public AvgPool2d named(String name) {
        return new AvgPool2d(name, size, stride, padding);
    }
}
