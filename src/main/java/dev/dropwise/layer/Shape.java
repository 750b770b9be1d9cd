package dev.dropwise.layer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * The shape of one example, without the batch: {@code [features]}, {@code [steps, features]} or
 * {@code [channels, height, width]}; or that of a layer's tensor, which may have no axis or four.
 * In JSON a plain list.
 */
public record Shape(
        @JsonValue @NotEmpty @Size(max = 3) List<@NotNull @Positive @Max(1 << 20) Integer> sizes) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Shape {}

    public static Shape of(Integer... sizes) {
        return new Shape(List.of(sizes));
    }

    public int rank() {
        return sizes.size();
    }

    public int size(int dimension) {
        return sizes.get(dimension);
    }

    public int last() {
        return sizes.get(rank() - 1);
    }

    /** The features of {@code [features]} and {@code [steps, features]}, the channels of images. */
    public int channels() {
        return rank() == 3 ? size(0) : last();
    }

    /** How many numbers one example has. */
    public long elements() {
        return sizes.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }

    @Override
    public String toString() {
        return sizes.toString();
    }
}
