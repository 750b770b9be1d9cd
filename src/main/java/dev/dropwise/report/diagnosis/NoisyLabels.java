package dev.dropwise.report.diagnosis;

import dev.dropwise.training.EpochMetrics;
import java.util.List;
import java.util.Optional;

/**
 * Labels are wrong where a network that did not see a row is sure of another class nearly as often
 * as it is unsure. Where classes merely overlap, or rows are few, it errs where it is unsure.
 * Northcutt et al., 2021, https://doi.org/10.1613/jair.1.12125
 */
final class NoisyLabels implements CauseRule {

    /** Fewer say nothing. */
    private static final int LEAST_SURER_ROWS = 20;

    private static final double MOST_SURER_ERRORS = 0.05;

    /** Of the surer half's error rate and that of all, and of the training rows' and others'. */
    private static final double LEAST_SHARE = 0.5;

    /** Standard errors that an error rate must be above the bound by. */
    private static final double STANDARD_ERRORS = 2;

    @Override
    public Optional<Finding> look(TrainingSummary training, TrainingCourse course) {
        PredictionErrors validation = training.validation();
        if (validation == null
                || validation.surerRows() < LEAST_SURER_ROWS
                || !errsWhereSure(validation)
                || !errsOnItsOwnRows(course.best())) {
            return Optional.empty();
        }
        return Optional.of(
                new Finding(
                        Cause.NOISY_LABELS,
                        course.rise() > 1 ? course.best().epoch() : null,
                        evidence(validation, course),
                        Remedies.of(training).againstNoisyLabels()));
    }

    private static boolean errsWhereSure(PredictionErrors errors) {
        double surer = rate(errors.surerWrong(), errors.surerRows());
        double all = rate(errors.wrong(), errors.rows());
        double error = Math.sqrt(surer * (1 - surer) / errors.surerRows());
        return surer - STANDARD_ERRORS * error > MOST_SURER_ERRORS && surer > LEAST_SHARE * all;
    }

    /** Whether training rows are missed about as often, before they are learned by heart. */
    private static boolean errsOnItsOwnRows(EpochMetrics best) {
        Double train = best.trainAccuracy();
        Double validation = best.validationAccuracy();
        return train != null && validation != null && 1 - train > LEAST_SHARE * (1 - validation);
    }

    private static List<Evidence> evidence(PredictionErrors validation, TrainingCourse course) {
        double surer = rate(validation.surerWrong(), validation.surerRows());
        double all = rate(validation.wrong(), validation.rows());
        return List.of(
                Evidence.of(
                        "surerErrorRate",
                        surer,
                        "Of the half of the validation rows of which it is surest, %d of %d (%.1f %%) have"
                                + " another label, against %.1f %% of all: it errs where it is sure.",
                        validation.surerWrong(),
                        validation.surerRows(),
                        100 * surer,
                        100 * all),
                Evidence.of(
                        "trainLossAtBest",
                        course.trainLossAtBest(),
                        "In its best epoch, %d, the training loss is still %.3f: it does not agree with all"
                                + " labels that it learns from either.",
                        course.best().epoch(),
                        course.trainLossAtBest()));
    }

    private static double rate(int wrong, int rows) {
        return rows == 0 ? 0 : (double) wrong / rows;
    }
}
