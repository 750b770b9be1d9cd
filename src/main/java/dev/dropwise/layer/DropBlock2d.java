package dev.dropwise.layer;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.layer.rate.Rate;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Drops squares of neighbouring pixels, channel by channel, and scales what is left of an example
 * to its old sum of ones. A square begins at each place where it fits with probability {@code rate
 * / size² · height·width / ((height - size + 1)·(width - size + 1))}; as squares overlap, a little
 * less than {@code rate} is dropped. {@code [channels, height, width]} in and out. Ghiasi et al.,
 * 2018, https://arxiv.org/abs/1810.12890
 *
 * @param rate fraction of pixels dropped, about
 * @param blockSize side of a square, odd; 7, and never more than the image's sides
 */
@JsonTypeName("dropBlock2d")
public record DropBlock2d(
        @Nullable String name,
        @Schema(description = "Fraction of pixels dropped, about", example = "0.1") @NotNull
                Rate rate,
        @Schema(
                        description =
                                "Side of a square of pixels that are dropped together: odd, and bounded by the image",
                        example = "7")
                @Min(1)
                @Max(1023)
                Integer blockSize)
        implements DropoutLayer {

    public DropBlock2d {
        blockSize = blockSize == null ? 7 : blockSize;
    }

    @Override
    public DropBlock2d named(String name) {
        return new DropBlock2d(name, rate, blockSize);
    }

    @Override
    public Shape outputShape(Shape input) {
        if (input.rank() != 3) {
            throw new ShapeMismatch("[channels, height, width]", input);
        }
        if (blockSize % 2 == 0) {
            throw new ShapeMismatch("expected an odd blockSize, received " + blockSize);
        }
        return input;
    }

    @Override
    public Map<String, Object> derived(Shape input) {
        int side = Math.min(input.size(1), input.size(2));
        return Map.of("blockSize", Math.min(blockSize, side));
    }

    @Override
    public NoiseKind noise() {
        return NoiseKind.GROUPS;
    }
}
