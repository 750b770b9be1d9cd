package dev.dropwise.augmentation;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

/**
 * Enlarges or shrinks images about their centre by up to a fraction; zeros come in around shrunk
 * ones.
 *
 * @param fraction the farthest from 1, 0 to 0.9; 0.1
 */
@JsonTypeName("zoom")
public record Zoom(
        @Schema(description = "The farthest from the size that they have", example = "0.1")
                @DecimalMin("0")
                @DecimalMax("0.9")
                Double fraction)
        implements ImageAugmentation {

    public Zoom {
        fraction = fraction == null ? 0.1 : fraction;
    }
}
