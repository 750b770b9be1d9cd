package dev.dropwise.augmentation;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

/**
 * Adds to all pixels of an image one number, up to a fraction of their range; kept within it.
 *
 * @param fraction the most, 0 to 1; 0.2
 */
@JsonTypeName("brightness")
public record Brightness(
        @Schema(
                        description = "The most that is added or taken, as a fraction of the range",
                        example = "0.2")
                @DecimalMin("0")
                @DecimalMax("1")
                Double fraction)
        implements ImageAugmentation {

    public Brightness {
        fraction = fraction == null ? 0.2 : fraction;
    }
}
