package dev.dropwise.augmentation;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;

/**
 * Mirrors every other image.
 *
 * @param horizontal whether left and right change places for half of the images; true
 * @param vertical whether top and bottom do; false
 */
@JsonTypeName("flip")
public record Flip(
        @Schema(
                        description = "Whether left and right change places for half of the images",
                        example = "true")
                Boolean horizontal,
        @Schema(description = "Whether top and bottom do", example = "false") Boolean vertical)
        implements ImageAugmentation {

    public Flip {
        horizontal = horizontal == null ? true : horizontal;
        vertical = vertical == null ? false : vertical;
    }

    @Override
    public boolean changesAmounts() {
        return false;
    }

    @Override
    public Optional<String> fault() {
        return horizontal || vertical
                ? Optional.empty()
                : Optional.of("expected horizontal or vertical, received neither");
    }
}
