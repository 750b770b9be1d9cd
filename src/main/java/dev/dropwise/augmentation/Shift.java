package dev.dropwise.augmentation;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

/**
 * Moves images up to a fraction of their height and width in each direction; zeros come in at the
 * edge.
 *
 * @param fraction the farthest, 0 to 1; 0.1
 */
@JsonTypeName("shift")
public record Shift(
        @Schema(description = "The farthest, as a fraction of height and width", example = "0.1")
                @DecimalMin("0")
                @DecimalMax("1")
                Double fraction)
        implements ImageAugmentation {

    public Shift {
        fraction = fraction == null ? 0.1 : fraction;
    }
}
