package dev.dropwise.spec;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

/**
 * Which of its training rows a training learns from, and how many of them have wrong labels. Rows
 * that validate or test stay as they are.
 *
 * @param fraction share of the training rows, of each class its share and at least one, 0 <
 *     fraction <= 1; with one seed the rows of a smaller fraction are among those of a larger one;
 *     1
 * @param labelNoise share of these rows whose class is made another one, 0 <= labelNoise < 1; with
 *     one seed the wrong labels of a smaller share are among those of a larger one; 0
 */
@Schema(example = "{\"fraction\": 0.5, \"labelNoise\": 0.1}")
public record TrainingRows(
        @DecimalMin(value = "0", inclusive = false) @DecimalMax("1") Double fraction,
        @DecimalMin("0") @DecimalMax(value = "1", inclusive = false) Double labelNoise) {

    /** All rows as they are. */
    public static final TrainingRows ALL = new TrainingRows(1.0, 0.0);

    public TrainingRows {
        fraction = fraction == null ? 1.0 : fraction;
        labelNoise = labelNoise == null ? 0.0 : labelNoise;
    }

    @JsonIgnore
    public boolean isAll() {
        return fraction == 1;
    }

    /** How many of so many training rows are learned from. */
    public int chosen(int rows) {
        return (int) Math.round(fraction * rows);
    }

    /** How many of so many rows get wrong labels. */
    public int mislabelled(int rows) {
        return (int) Math.round(labelNoise * rows);
    }
}
