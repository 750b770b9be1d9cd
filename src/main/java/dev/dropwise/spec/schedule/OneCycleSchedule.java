package dev.dropwise.spec.schedule;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;

/**
 * Rises from a 25th of the learning rate to the whole of it, and falls to a 250,000th, both along
 * half a cosine; momentum stays as it is. Smith and Topin, 2017, https://arxiv.org/abs/1708.07120,
 * with the numbers of PyTorch's {@code OneCycleLR}.
 *
 * @param warmUp epochs, or parts of one, in which the rate rises; 0.3 of all by default
 */
@JsonTypeName("oneCycle")
public record OneCycleSchedule(
        @Schema(
                        description =
                                "Epochs, or parts of one, in which the rate rises; 0.3 of all by default")
                @PositiveOrZero
                @Nullable Double warmUp)
        implements LearningRateSchedule {

    private static final double START = 1 / 25.0;
    private static final double END = START / 10_000;

    private static final double RISING = 0.3;

    /** The rise is the schedule itself, from the first step on. */
    @Override
    public double shareAt(long step, int stepsPerEpoch, int epochs, int reductions) {
        return share((double) step / stepsPerEpoch, epochs, reductions);
    }

    @Override
    public double share(double epoch, double epochs, int reductions) {
        double top = warmUp == null ? RISING * epochs : warmUp;
        return epoch < top
                ? between(START, 1, epoch / top)
                : between(1, END, (epoch - top) / (epochs - top));
    }

    private static double between(double from, double to, double part) {
        return to + (from - to) * (1 + Math.cos(Math.PI * part)) / 2;
    }
}
