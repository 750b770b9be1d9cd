package dev.dropwise.spec;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

/**
 * Which rows are held back to calibrate answers on when training has ended: neither learned from,
 * nor stopping early, nor those of the data set's hold-out. They are divided by what those that
 * validate are divided by; in time they are the latest.
 *
 * @param fraction share of the rows that are not held out, 0 < fraction < 1; 0.1. A level of 0.95
 *     needs 19 rows, and some hundred to be covered about as often as stated
 */
@Schema(example = "{\"fraction\": 0.1}")
public record CalibrationSpec(
        @DecimalMin(value = "0", inclusive = false) @DecimalMax(value = "1", inclusive = false)
                Double fraction) {

    public CalibrationSpec {
        fraction = fraction == null ? 0.1 : fraction;
    }
}
