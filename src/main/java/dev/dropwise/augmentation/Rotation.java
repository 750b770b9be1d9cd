package dev.dropwise.augmentation;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

/**
 * Turns images about their centre by up to so many degrees either way; zeros come in at the
 * corners.
 *
 * @param degrees the farthest, 0 to 180; 15
 */
@JsonTypeName("rotation")
public record Rotation(
        @Schema(description = "The farthest turn either way", example = "15")
                @DecimalMin("0")
                @DecimalMax("180")
                Double degrees)
        implements ImageAugmentation {

    public Rotation {
        degrees = degrees == null ? 15.0 : degrees;
    }
}
