package dev.dropwise.augmentation;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

/**
 * Adds to every number one drawn from a normal distribution. Columns of tables are in standard
 * deviations, pixels from 0 to 1.
 *
 * @param stddev standard deviation, 0 to 100; 0.1
 */
@JsonTypeName("gaussianNoise")
public record NoiseAugmentation(
        @Schema(
                        description =
                                "Standard deviation; columns are in theirs, pixels from 0 to 1",
                        example = "0.1")
                @DecimalMin("0")
                @DecimalMax("100")
                Double stddev)
        implements AugmentationSpec {

    public NoiseAugmentation {
        stddev = stddev == null ? 0.1 : stddev;
    }
}
