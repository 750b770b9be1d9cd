package dev.dropwise.bench.inference;

import dev.dropwise.calibration.CalibratedClasses;
import dev.dropwise.calibration.CalibratedTarget;
import dev.dropwise.calibration.Calibration;
import dev.dropwise.calibration.ConformalMethod;
import dev.dropwise.calibration.CoverageMeasure;
import dev.dropwise.calibration.RiskMeasure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;

/** What the calibrations of several divisions of one data set come to, each figure a mean. */
final class CoverageFigures {

    static final double[] LEVELS = {0.8, 0.9, 0.95};

    /** The most that a mean may be off. */
    private static final double TOLERANCE = 0.02;

    /** Of the divisions. */
    private static final double KEPT = 0.95;

    private final List<Calibration> calibrations;

    CoverageFigures(List<Calibration> calibrations) {
        this.calibrations = calibrations;
    }

    private List<CalibratedTarget> targets() {
        return calibrations.stream().map(one -> one.targets().get(0)).toList();
    }

    /** The methods that cover as often as stated: sets of APS and RAPS are never empty. */
    List<ConformalMethod> methods() {
        return Arrays.stream(ConformalMethod.values())
                .filter(method -> targets().get(0).scores(method) != null)
                .toList();
    }

    double coverage(ConformalMethod method, double level) {
        return targets().stream()
                .mapToDouble(
                        target ->
                                Objects.requireNonNull(
                                        CoverageMeasure.of(target, method, level, classes(target))
                                                .measured()))
                .average()
                .orElseThrow();
    }

    /** Names do not matter here. */
    private static List<String> classes(CalibratedTarget target) {
        return target instanceof CalibratedClasses known
                ? IntStream.rangeClosed(0, Arrays.stream(known.testClasses()).max().orElse(0))
                        .mapToObj(String::valueOf)
                        .toList()
                : List.of();
    }

    boolean covers() {
        return methods().stream()
                .filter(method -> method != ConformalMethod.APS && method != ConformalMethod.RAPS)
                .allMatch(
                        method ->
                                Arrays.stream(LEVELS)
                                        .allMatch(
                                                level ->
                                                        Math.abs(coverage(method, level) - level)
                                                                <= TOLERANCE));
    }

    private List<RiskMeasure> risks(double maxError) {
        List<RiskMeasure> risks = new ArrayList<>();
        for (CalibratedTarget target : targets()) {
            if (target instanceof CalibratedClasses known) {
                risks.add(RiskMeasure.of(known, maxError, classes(target)));
            }
        }
        return risks;
    }

    /** The share of the divisions whose answered test rows are wrong at most so often. */
    double kept(double maxError) {
        List<RiskMeasure> risks = risks(maxError);
        return (double)
                        risks.stream()
                                .filter(
                                        risk ->
                                                risk.measured() == null
                                                        || risk.measured() <= maxError)
                                .count()
                / risks.size();
    }

    double answered(double maxError) {
        return risks(maxError).stream()
                .mapToDouble(risk -> Objects.requireNonNull(risk.answered()))
                .average()
                .orElseThrow();
    }

    boolean isClassification() {
        return targets().get(0) instanceof CalibratedClasses;
    }

    boolean keeps(double maxError) {
        return !isClassification() || kept(maxError) >= KEPT;
    }

    private double calibrationError(boolean after) {
        return targets().stream()
                .mapToDouble(
                        target -> {
                            CalibratedClasses known = (CalibratedClasses) target;
                            return Objects.requireNonNull(after ? known.after() : known.before())
                                    .calibrationError();
                        })
                .average()
                .orElseThrow();
    }

    boolean scales() {
        return !isClassification() || calibrationError(true) < calibrationError(false);
    }

    /** From before to after temperature scaling, in points. */
    String calibrationErrors() {
        return isClassification()
                ? String.format(
                        Locale.ROOT,
                        "%.1f → %.1f",
                        100 * calibrationError(false),
                        100 * calibrationError(true))
                : "";
    }
}
