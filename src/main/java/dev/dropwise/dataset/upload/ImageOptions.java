package dev.dropwise.dataset.upload;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * What images become.
 *
 * @param width in pixels, 1 to 4096; by default that of the images
 * @param height in pixels, 1 to 4096; by default that of the images
 * @param greyscale whether colours are made grey
 * @param pixelRange the largest value of a pixel, 1 to 255; 255
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImageOptions(
        @Min(1) @Max(4096) @Nullable Integer width,
        @Min(1) @Max(4096) @Nullable Integer height,
        @Nullable Boolean greyscale,
        @Min(1) @Max(255) @Nullable Integer pixelRange) {

    /** Whether they are brought to one size. */
    public boolean resizes() {
        return width != null || height != null;
    }
}
