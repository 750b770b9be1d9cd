package dev.dropwise.augmentation;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

/**
 * More data for rare classes: an example gives way to one between two others of a class, every
 * class of the batch as likely as any other. After Chawla et al., 2002 (SMOTE),
 * https://doi.org/10.1613/jair.953, with partners from the batch in the place of nearest
 * neighbours.
 *
 * @param rate share of examples that give way, 0 to 1; 0.5
 */
@JsonTypeName("interpolation")
public record Interpolation(
        @Schema(description = "Share of examples that give way", example = "0.5")
                @DecimalMin("0")
                @DecimalMax("1")
                Double rate)
        implements AugmentationSpec {

    public Interpolation {
        rate = rate == null ? 0.5 : rate;
    }

    @Override
    public boolean needsClasses() {
        return true;
    }

    @Override
    public boolean mixesExamples() {
        return true;
    }
}
