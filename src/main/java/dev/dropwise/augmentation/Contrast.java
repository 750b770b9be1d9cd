package dev.dropwise.augmentation;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

/**
 * Draws the pixels of an image nearer to their mean, or away from it, by a factor up to a fraction
 * from 1; kept within their range.
 *
 * @param fraction the farthest from 1, 0 to 1; 0.2
 */
@JsonTypeName("contrast")
public record Contrast(
        @Schema(description = "The farthest factor from 1", example = "0.2")
                @DecimalMin("0")
                @DecimalMax("1")
                Double fraction)
        implements ImageAugmentation {

    public Contrast {
        fraction = fraction == null ? 0.2 : fraction;
    }
}
