package dev.dropwise.spec.schedule;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.PositiveOrZero;

/**
 * The learning rate times {@code factor} after every epoch.
 *
 * @param factor What the rate is multiplied by; 0.95 by default
 * @param warmUp epochs, or parts of one, in which the rate rises to its full size first; 0
 */
@JsonTypeName("exponential")
public record ExponentialSchedule(
        @Schema(description = "What the rate is multiplied by; 0.95 by default")
                @DecimalMin(value = "0", inclusive = false)
                @DecimalMax("1")
                Double factor,
        @Schema(
                        description =
                                "Epochs, or parts of one, in which the rate rises to its full size first")
                @PositiveOrZero
                Double warmUp)
        implements LearningRateSchedule {

    public ExponentialSchedule {
        factor = factor == null ? 0.95 : factor;
        warmUp = warmUp == null ? 0.0 : warmUp;
    }

    @Override
    public double share(double epoch, double epochs, int reductions) {
        return Math.pow(factor, Math.floor(epoch));
    }
}
