package dev.dropwise.study;

import dev.dropwise.spec.CalibrationSpec;
import dev.dropwise.spec.SplitBy;
import dev.dropwise.spec.SplitValidation;
import dev.dropwise.spec.TrainingRows;
import dev.dropwise.spec.TrainingSpec;
import dev.dropwise.spec.ValidationSpec;
import dev.dropwise.study.design.StudyPlan;
import dev.dropwise.study.design.StudyPlan.PlannedVariant;
import dev.dropwise.study.design.StudySpec;
import dev.dropwise.training.TrainingData;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Makes the plans of studies. */
final class StudyPlans {

    private StudyPlans() {}

    /** Enough to say which trials there are, before any is checked. */
    static StudyPlan draft(StudySpec spec, long seed, Map<String, ObjectNode> variants) {
        return plan(spec, seed, variants, UnaryOperator.identity(), 0, List.of(), null);
    }

    /** What trials are made from. */
    static StudyPlan frozen(
            StudySpec spec,
            long seed,
            Map<String, ObjectNode> variants,
            List<PlannedTrial> checked,
            UnaryOperator<ObjectNode> freeze) {
        return plan(
                spec,
                seed,
                variants,
                freeze,
                testToTrainRatio(checked.get(0)),
                VariantNotes.of(spec, checked),
                trainingRows(checked.get(0)));
    }

    /** None where all pairs validate on the same rows, the latest. */
    private static double testToTrainRatio(PlannedTrial trial) {
        ValidationSpec validation = trial.plan().training().validation();
        boolean isByTime =
                validation instanceof SplitValidation split
                        && (split.by() == SplitBy.TIME
                                || (split.by() == null && trial.dataset().hasTimes()));
        double fraction = validation.fraction();
        CalibrationSpec calibration = trial.plan().training().calibration();
        double held = calibration == null ? 0 : calibration.fraction();
        return isByTime ? 0 : fraction / (1 - held - fraction);
    }

    private static int trainingRows(PlannedTrial trial) {
        TrainingSpec whole = trial.plan().training().learningFrom(TrainingRows.ALL);
        return TrainingData.rowsToLearnFrom(trial.dataset(), whole, trial.plan().seed());
    }

    private static StudyPlan plan(
            StudySpec spec,
            long seed,
            Map<String, ObjectNode> variants,
            UnaryOperator<ObjectNode> change,
            double testToTrainRatio,
            List<String> notes,
            @Nullable Integer trainingRows) {
        List<PlannedVariant> planned =
                variants.entrySet().stream()
                        .map(
                                one ->
                                        new PlannedVariant(
                                                one.getKey().equals(StudySpec.ONLY)
                                                        ? null
                                                        : one.getKey(),
                                                change.apply(one.getValue())))
                        .toList();
        return new StudyPlan(
                seed, spec.objective(), planned, testToTrainRatio, notes, trainingRows);
    }
}
