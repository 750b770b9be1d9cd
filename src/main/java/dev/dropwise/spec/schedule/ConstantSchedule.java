package dev.dropwise.spec.schedule;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.PositiveOrZero;

/**
 * The same learning rate in every step.
 *
 * @param warmUp epochs, or parts of one, in which the rate rises to its full size first; 0
 */
@JsonTypeName("constant")
public record ConstantSchedule(
        @Schema(
                        description =
                                "Epochs, or parts of one, in which the rate rises to its full size first")
                @PositiveOrZero
                Double warmUp)
        implements LearningRateSchedule {

    public ConstantSchedule {
        warmUp = warmUp == null ? 0.0 : warmUp;
    }

    @Override
    public double share(double epoch, double epochs, int reductions) {
        return 1;
    }

    /** What an optimizer does that was not told otherwise. */
    public static ConstantSchedule usual() {
        return new ConstantSchedule(0.0);
    }
}
