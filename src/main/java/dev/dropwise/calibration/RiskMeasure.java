package dev.dropwise.calibration;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How often answers of the hold-out are wrong where a network answers only when it is sure.
 *
 * @param stated at most this share of the answers
 * @param measured the share on the hold-out; null where nothing is answered
 * @param rows of the hold-out that are answered
 * @param answered the share of the hold-out that is; null where there is none
 * @param classes the measured share by true class
 * @param reason why nothing is answered; left out where something may be
 */
public record RiskMeasure(
        double stated,
        @Nullable Double measured,
        int rows,
        @Nullable Double answered,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, ClassShare> classes,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason) {

    /**
     * Of one bound.
     *
     * @param classes in the order of the outputs
     */
    public static RiskMeasure of(CalibratedClasses target, double maxError, List<String> classes) {
        SelectiveRisk risk = target.risk();
        AnswerThreshold threshold = risk.threshold(maxError);
        int count = risk.testErrors().length;
        boolean[] answered = new boolean[count];
        boolean[] wrong = new boolean[count];
        int rows = 0;
        int errors = 0;
        for (int row = 0; row < count; row++) {
            answered[row] = threshold.answers(risk.testConfidences()[row]);
            wrong[row] = risk.testErrors()[row] == 1;
            rows += answered[row] ? 1 : 0;
            errors += answered[row] && wrong[row] ? 1 : 0;
        }
        return new RiskMeasure(
                maxError,
                rows == 0 ? null : (Double) ((double) errors / rows),
                rows,
                count == 0 ? null : (Double) ((double) rows / count),
                ClassShare.byClass(classes, target.testClasses(), answered, wrong),
                threshold.reason());
    }
}
