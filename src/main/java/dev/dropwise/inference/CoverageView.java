package dev.dropwise.inference;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dropwise.calibration.CoverageMeasure;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How often sets or intervals of a level contain the truth.
 *
 * @param stated in at least this share of cases
 * @param measured the share on the data set's hold-out; null where there is none
 * @param rows of the hold-out
 * @param reason why the set is whole or the interval unbounded; left out where it is not
 */
@Schema(name = "Coverage")
record CoverageView(
        double stated,
        @Nullable Double measured,
        int rows,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason) {

    static CoverageView of(CoverageMeasure measure) {
        return new CoverageView(
                measure.stated(), measure.measured(), measure.rows(), measure.reason());
    }
}
