package dev.dropwise.augmentation;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

/**
 * Sets numbers to zero, which is the mean of a column and the black of a pixel, without making up
 * for it: as data that is incomplete.
 *
 * @param rate share of numbers, 0 <= rate < 1; 0.1
 */
@JsonTypeName("featureMasking")
public record FeatureMasking(
        @Schema(description = "Share of numbers set to zero", example = "0.1")
                @DecimalMin("0")
                @DecimalMax(value = "1", inclusive = false)
                Double rate)
        implements AugmentationSpec {

    public FeatureMasking {
        rate = rate == null ? 0.1 : rate;
    }

    @Override
    public boolean changesAmounts() {
        return false;
    }
}
