package dev.dropwise.dataset.split;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonCreator;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;

/**
 * How many rows are held out for testing: a share of each class, in JSON an object, or {@code
 * "auto"} for a fifth.
 *
 * @param fraction share of the rows, 0 < fraction <= 0.9
 */
@JsonClassDescription("\"auto\" or an object with a fraction")
@Schema(
        types = {"object", "string"},
        description = "a share of the rows; or \"auto\", which is a share of 0.2")
public record TestShare(
        @NotNull @DecimalMin(value = "0", inclusive = false) @DecimalMax("0.9") Double fraction) {

    public static final String AUTO = "auto";

    /** What {@link #AUTO} stands for. */
    public static final double USUAL_FRACTION = 0.2;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static TestShare of(String word) {
        if (!word.equals(AUTO)) {
            throw new IllegalArgumentException(
                    "expected \"auto\", or an object with a fraction, received \"%s\""
                            .formatted(word));
        }
        return new TestShare(USUAL_FRACTION);
    }

    /** Of a part that may be missing, which is a fault then. */
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public TestShare {}
}
