package dev.dropwise.augmentation;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

/**
 * Cuts a rectangle out of images (cutout): zeros in its place. Zhong et al., 2020,
 * https://arxiv.org/abs/1708.04896
 *
 * @param probability share of images that lose one, 0 to 1; 0.5
 * @param fraction the largest share of height and of width that it takes, 0 to 1; 0.5
 */
@JsonTypeName("randomErasing")
public record RandomErasing(
        @Schema(description = "Share of images that lose a rectangle", example = "0.5")
                @DecimalMin("0")
                @DecimalMax("1")
                Double probability,
        @Schema(
                        description = "The largest share of height and of width that it takes",
                        example = "0.5")
                @DecimalMin("0")
                @DecimalMax("1")
                Double fraction)
        implements ImageAugmentation {

    public RandomErasing {
        probability = probability == null ? 0.5 : probability;
        fraction = fraction == null ? 0.5 : fraction;
    }

    @Override
    public boolean changesAmounts() {
        return false;
    }
}
