package dev.dropwise.spec.schedule;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.layer.rate.ComponentFault;
import dev.dropwise.spec.EarlyStopping;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The learning rate times {@code factor} after every {@code every} epochs.
 *
 * @param every Epochs between two reductions; 10 by default
 * @param factor What the rate is multiplied by; 0.1 by default
 * @param warmUp epochs, or parts of one, in which the rate rises to its full size first; 0
 */
@JsonTypeName("step")
public record StepSchedule(
        @Schema(description = "Epochs between two reductions; 10 by default") @Min(1) Integer every,
        @Schema(description = "What the rate is multiplied by; 0.1 by default")
                @DecimalMin(value = "0", inclusive = false)
                @DecimalMax("1")
                Double factor,
        @Schema(
                        description =
                                "Epochs, or parts of one, in which the rate rises to its full size first")
                @PositiveOrZero
                Double warmUp)
        implements LearningRateSchedule {

    public StepSchedule {
        every = every == null ? 10 : every;
        factor = factor == null ? 0.1 : factor;
        warmUp = warmUp == null ? 0.0 : warmUp;
    }

    @Override
    public double share(double epoch, double epochs, int reductions) {
        return Math.pow(factor, Math.floor(epoch / every));
    }

    @Override
    public Optional<ComponentFault> idleWithin(int epochs, @Nullable EarlyStopping stopping) {
        return every < epochs - warmUp
                ? Optional.empty()
                : Optional.of(
                        ComponentFault.of(
                                "every",
                                "Lower every, or train longer: the first step is after %d epochs beyond"
                                        + " warm-up, and there are %d in all, so the learning rate is"
                                        + " never lowered.",
                                every,
                                epochs));
    }
}
