package dev.dropwise.spec;

import com.fasterxml.jackson.annotation.JsonTypeName;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

/**
 * A random share of the rows, the same share of every class; a pure function of the data and the
 * seed.
 *
 * @param fraction 0 < fraction < 1; 0.1 by default
 */
@JsonTypeName("split")
public record SplitValidation(
        @DecimalMin(value = "0", inclusive = false) @DecimalMax(value = "1", inclusive = false)
                Double fraction)
        implements ValidationSpec {

    public SplitValidation {
        fraction = fraction == null ? 0.1 : fraction;
    }
}
