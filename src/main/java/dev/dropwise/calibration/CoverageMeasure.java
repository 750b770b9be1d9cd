package dev.dropwise.calibration;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How often sets or intervals of the hold-out contain the truth.
 *
 * @param stated in at least this share of cases
 * @param measured the share on the hold-out; null where there is none
 * @param rows of the hold-out
 * @param classes the same by true class; left out for values
 * @param reason why sets are whole and intervals unbounded; left out where they are not
 */
public record CoverageMeasure(
        ConformalMethod method,
        double stated,
        @Nullable Double measured,
        int rows,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, ClassShare> classes,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason) {

    /**
     * Of one method and level.
     *
     * @param classes in the order of the outputs; empty for values
     * @throws IllegalArgumentException when the target has no scores of that method
     */
    public static CoverageMeasure of(
            CalibratedTarget target, ConformalMethod method, double level, List<String> classes) {
        ConformalScores scores = target.scores(method);
        if (scores == null) {
            throw new IllegalArgumentException("expected a method that it has, received " + method);
        }
        boolean[] covered = scores.covered(method, level);
        boolean[] all = new boolean[covered.length];
        Arrays.fill(all, true);
        int hits = 0;
        for (boolean one : covered) {
            hits += one ? 1 : 0;
        }
        return new CoverageMeasure(
                method,
                level,
                covered.length == 0 ? null : (Double) ((double) hits / covered.length),
                covered.length,
                target instanceof CalibratedClasses known
                        ? ClassShare.byClass(classes, known.testClasses(), all, covered)
                        : Map.of(),
                scores.reason(level));
    }
}
