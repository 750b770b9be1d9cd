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
 * The learning rate times {@code factor} each time that {@code patience} epochs brought no
 * improvement of the metric that early stopping watches, or else of the validation loss (the train
 * loss where nothing validates). Early stopping counts on, so its patience should be the longer.
 *
 * @param patience Epochs without improvement before a reduction; 10 by default
 * @param factor What the rate is multiplied by; 0.1 by default
 * @param warmUp epochs, or parts of one, in which the rate rises to its full size first; 0
 */
@JsonTypeName("reduceOnPlateau")
public record PlateauSchedule(
        @Schema(description = "Epochs without improvement before a reduction; 10 by default")
                @Min(1)
                Integer patience,
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

    public PlateauSchedule {
        patience = patience == null ? 10 : patience;
        factor = factor == null ? 0.1 : factor;
        warmUp = warmUp == null ? 0.0 : warmUp;
    }

    @Override
    public double share(double epoch, double epochs, int reductions) {
        return Math.pow(factor, reductions);
    }

    @Override
    public boolean reducesAfter(int staleEpochs) {
        return staleEpochs >= patience;
    }

    /** An epoch that counts as the best yet, epochs that do not, and one that goes on. */
    @Override
    public Optional<ComponentFault> idleWithin(int epochs, @Nullable EarlyStopping stopping) {
        if (stopping != null && patience >= stopping.patience()) {
            return Optional.of(
                    ComponentFault.of(
                            "patience",
                            "Make this patience of %d shorter than early stopping's %d: as it is,"
                                    + " training ends before the learning rate is lowered.",
                            patience,
                            stopping.patience()));
        }
        int from = stopping == null ? 1 : stopping.from();
        return from + patience < epochs
                ? Optional.empty()
                : Optional.of(
                        ComponentFault.of(
                                "patience",
                                "Lower this patience of %d, or train longer: after %d epochs there is"
                                        + " no epoch left for a lower learning rate.",
                                patience,
                                epochs));
    }
}
