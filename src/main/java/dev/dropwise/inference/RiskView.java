package dev.dropwise.inference;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dropwise.calibration.RiskMeasure;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How often answers are wrong where a network abstains when it is not sure.
 *
 * @param stated at most this share of the answers
 * @param measured the share on the data set's hold-out; null where nothing is answered
 * @param answered the share of the hold-out that is answered; null where there is none
 * @param rows of the hold-out that are answered
 * @param reason why nothing is answered; left out where something may be
 */
@Schema(name = "Risk")
record RiskView(
        double stated,
        @Nullable Double measured,
        @Nullable Double answered,
        int rows,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason) {

    static RiskView of(RiskMeasure measure) {
        return new RiskView(
                measure.stated(),
                measure.measured(),
                measure.answered(),
                measure.rows(),
                measure.reason());
    }
}
