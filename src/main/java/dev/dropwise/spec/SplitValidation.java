package dev.dropwise.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import org.jspecify.annotations.Nullable;

/**
 * A share of the rows; a pure function of the data and the seed.
 *
 * @param fraction 0 < fraction < 1; 0.1 by default
 * @param by {@code random}, the same share of every class; {@code group}, rows of one group on one
 *     side; {@code time}, the latest rows; by default time or group where the data set was uploaded
 *     with such a column, else random
 */
@JsonTypeName("split")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SplitValidation(
        @DecimalMin(value = "0", inclusive = false) @DecimalMax(value = "1", inclusive = false)
                Double fraction,
        @Nullable SplitBy by)
        implements ValidationSpec {

    public SplitValidation {
        fraction = fraction == null ? 0.1 : fraction;
    }
}
