package dev.dropwise.inference;

import dev.dropwise.calibration.AnswerThreshold;
import dev.dropwise.calibration.CalibratedClasses;
import dev.dropwise.calibration.CalibratedTarget;
import dev.dropwise.calibration.CalibratedValues;
import dev.dropwise.calibration.ConformalMethod;
import dev.dropwise.calibration.CoverageMeasure;
import dev.dropwise.calibration.RiskMeasure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What calibration says of the answers of a request. It looks at what the network says with dropout
 * off, as it was fitted on that, whatever else is asked for.
 */
final class TrustedAnswers {

    private final AnswerOptions options;
    private final PredictionOutputs outputs;
    private final double @Nullable [] spreads;
    private final List<Target> targets = new ArrayList<>();

    /** What holds for all answers of one target. */
    private record Target(
            CalibratedTarget calibrated,
            List<String> classes,
            ConformalMethod method,
            @Nullable CoverageView coverage,
            @Nullable AnswerThreshold threshold,
            @Nullable RiskView risk) {}

    /**
     * @param outputs with dropout off, scaled
     * @param spreads that normalized intervals are as wide as, one a row; null where none are
     */
    TrustedAnswers(
            ServedCheckpoint served,
            List<CalibratedTarget> calibrated,
            AnswerOptions options,
            PredictionOutputs outputs,
            double @Nullable [] spreads) {
        this.options = options;
        this.outputs = outputs;
        this.spreads = spreads;
        for (CalibratedTarget one : calibrated) {
            targets.add(target(one, served.classes(targets.size())));
        }
    }

    private Target target(CalibratedTarget calibrated, List<String> classes) {
        ConformalMethod method = options.methodFor(calibrated);
        Double level = options.confidenceLevel();
        Double maxError = options.maxError();
        CalibratedClasses known =
                calibrated instanceof CalibratedClasses ofClasses ? ofClasses : null;
        return new Target(
                calibrated,
                classes,
                method,
                level == null
                        ? null
                        : CoverageView.of(CoverageMeasure.of(calibrated, method, level, classes)),
                known == null || maxError == null ? null : known.risk().threshold(maxError),
                known == null || maxError == null
                        ? null
                        : RiskView.of(RiskMeasure.of(known, maxError, classes)));
    }

    /** Of one row of the outputs. */
    TrustedAnswer of(int row) {
        Target target = targets.get(row % targets.size());
        return new TrustedAnswer(
                set(target, row),
                interval(target, row),
                target.coverage,
                decision(target, row),
                target.risk);
    }

    private @Nullable List<String> set(Target target, int row) {
        Double level = options.confidenceLevel();
        if (level == null || !(target.calibrated instanceof CalibratedClasses known)) {
            return null;
        }
        return Arrays.stream(known.set(outputs.row(row), target.method, level))
                .mapToObj(target.classes::get)
                .toList();
    }

    private @Nullable List<@Nullable Double> interval(Target target, int row) {
        Double level = options.confidenceLevel();
        if (level == null || !(target.calibrated instanceof CalibratedValues known)) {
            return null;
        }
        List<Double> interval = known.interval(target.method, level, answer(row));
        return interval == null ? Arrays.asList(null, null) : List.copyOf(interval);
    }

    /** Of quantiles the median comes first, then the others ascending. */
    private CalibratedValues.Answer answer(int row) {
        double[] quantiles = outputs.quantiles();
        int width = quantiles == null ? 0 : quantiles.length / outputs.rows();
        return new CalibratedValues.Answer(
                outputs.values()[row],
                spreads == null ? 0 : spreads[row],
                quantiles == null ? 0 : quantiles[row * width + 1],
                quantiles == null ? 0 : quantiles[(row + 1) * width - 1]);
    }

    private @Nullable AnswerDecision decision(Target target, int row) {
        if (target.threshold == null) {
            return null;
        }
        int best = outputs.best(row);
        double confidence = best < 0 ? Double.NaN : outputs.row(row)[best];
        return target.threshold.answers(confidence)
                ? AnswerDecision.ANSWER
                : AnswerDecision.ABSTAIN;
    }
}
