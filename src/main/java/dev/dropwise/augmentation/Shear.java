package dev.dropwise.augmentation;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

/**
 * Slants images along their rows by up to so many degrees either way; zeros come in at the sides.
 *
 * @param degrees the farthest, 0 to 80; 10
 */
@JsonTypeName("shear")
public record Shear(
        @Schema(description = "The farthest slant either way", example = "10")
                @DecimalMin("0")
                @DecimalMax("80")
                Double degrees)
        implements ImageAugmentation {

    public Shear {
        degrees = degrees == null ? 10.0 : degrees;
    }
}
