package dev.dropwise.layer;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.layer.rate.Rate;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * Drops each input with probability {@code rate} while training and scales the rest by 1/(1-rate),
 * so that the expected sum is unchanged; does nothing at inference. Any shape in, the same shape
 * out. Srivastava et al., 2014, https://jmlr.org/papers/v15/srivastava14a.html
 *
 * @param rate fraction of inputs dropped; 0.2-0.25 is usual on inputs, 0.4-0.5 after wide hidden
 *     layers
 */
@JsonTypeName("dropout")
public record Dropout(
        @Nullable String name,
        @Schema(
                        description =
                                "Fraction dropped; 0.2-0.25 is usual on inputs, 0.4-0.5 after wide hidden layers",
                        example = "0.5")
                @NotNull
                Rate rate)
        implements DropoutLayer {

    @Override
    public Dropout named(String name) {
        return new Dropout(name, rate);
    }

    @Override
    public NoiseKind noise() {
        return NoiseKind.ELEMENTS;
    }

    @Override
    public boolean hasPerturbableMask() {
        return true;
    }
}
