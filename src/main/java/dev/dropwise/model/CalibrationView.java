package dev.dropwise.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.dropwise.calibration.CalibratedClasses;
import dev.dropwise.calibration.CalibratedTarget;
import dev.dropwise.calibration.Calibration;
import dev.dropwise.calibration.ConformalMethod;
import dev.dropwise.calibration.CoverageMeasure;
import dev.dropwise.calibration.ProbabilityErrors;
import dev.dropwise.calibration.RiskMeasure;
import dev.dropwise.dataset.preprocessing.SeveralTargets;
import dev.dropwise.dataset.preprocessing.TargetEncoding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * What the answers of a version were calibrated to, and what that comes to on the data set's
 * hold-out.
 *
 * @param rows that were held back and that it was fitted on
 * @param testRows of the hold-out that it was measured on
 */
record CalibrationView(int rows, int testRows, List<CalibratedTargetView> targets) {

    private static final double[] LEVELS = {0.8, 0.9, 0.95, 0.99};
    private static final double[] ERRORS = {0.01, 0.02, 0.05, 0.1};

    /**
     * One target.
     *
     * @param target its name; left out where there is one
     * @param temperature by which logits are divided; left out for values
     * @param uncalibrated errors of probabilities as the network gives them
     * @param calibrated errors of those that are answered
     * @param coverage of sets or intervals by each method, at usual levels
     * @param risk of answers where it abstains when it is not sure; left out for values
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CalibratedTargetView(
            @Nullable String target,
            @Nullable Double temperature,
            @Nullable ProbabilityErrors uncalibrated,
            @Nullable ProbabilityErrors calibrated,
            List<CoverageMeasure> coverage,
            @Nullable List<RiskMeasure> risk) {}

    static CalibrationView of(Calibration calibration, TargetEncoding encoding) {
        List<CalibratedTargetView> targets = new ArrayList<>();
        for (CalibratedTarget target : calibration.targets()) {
            SeveralTargets.Named named =
                    encoding instanceof SeveralTargets several
                            ? several.targets().get(targets.size())
                            : null;
            targets.add(
                    view(
                            target,
                            named == null ? null : named.name(),
                            named == null ? encoding.classes() : named.encoding().classes()));
        }
        return new CalibrationView(calibration.rows(), calibration.testRows(), targets);
    }

    private static CalibratedTargetView view(
            CalibratedTarget target, @Nullable String name, List<String> classes) {
        List<CoverageMeasure> coverage =
                Arrays.stream(ConformalMethod.values())
                        .filter(method -> target.scores(method) != null)
                        .flatMap(
                                method ->
                                        DoubleStream.of(LEVELS)
                                                .mapToObj(
                                                        level ->
                                                                CoverageMeasure.of(
                                                                        target, method, level,
                                                                        classes)))
                        .toList();
        return target instanceof CalibratedClasses known
                ? new CalibratedTargetView(
                        name,
                        known.temperature(),
                        known.before(),
                        known.after(),
                        coverage,
                        DoubleStream.of(ERRORS)
                                .mapToObj(error -> RiskMeasure.of(known, error, classes))
                                .toList())
                : new CalibratedTargetView(name, null, null, null, coverage, null);
    }
}
