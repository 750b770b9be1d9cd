package dev.dropwise.spec.schedule;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.PositiveOrZero;

/**
 * Falls along half a cosine, from the whole learning rate to nearly none: {@code (1 + cos(π·t))/2},
 * where t is the part of all steps that is done. Loshchilov and Hutter, 2016, without restarts,
 * https://arxiv.org/abs/1608.03983
 *
 * @param warmUp epochs, or parts of one, in which the rate rises to its full size first; 0
 */
@JsonTypeName("cosine")
public record CosineSchedule(
        @Schema(
                        description =
                                "Epochs, or parts of one, in which the rate rises to its full size first")
                @PositiveOrZero
                Double warmUp)
        implements LearningRateSchedule {

    public CosineSchedule {
        warmUp = warmUp == null ? 0.0 : warmUp;
    }

    @Override
    public double share(double epoch, double epochs, int reductions) {
        return (1 + Math.cos(Math.PI * epoch / epochs)) / 2;
    }
}
