package dev.dropwise.evaluation;

import java.util.Arrays;

/** What one number tells of probabilities of classes, as in {@link ClassificationMetrics}. */
public enum ClassMetric {
    BALANCED_ACCURACY(true, ConfusionStatistic.BALANCED_ACCURACY),
    PRECISION(true, ConfusionStatistic.PRECISION),
    RECALL(true, ConfusionStatistic.RECALL),
    F1(true, ConfusionStatistic.F1),
    MATTHEWS_CORRELATION(true, ConfusionStatistic.MATTHEWS_CORRELATION),
    LOG_LOSS(false, 0),
    BRIER_SCORE(false, 0),
    ROC_AUC(true, RankingStatistic.ROC_AUC),
    PR_AUC(true, RankingStatistic.PR_AUC),
    CALIBRATION_ERROR(false, CalibrationStatistic.EQUAL_WIDTH),
    CALIBRATION_ERROR_EQUAL_MASS(false, CalibrationStatistic.EQUAL_MASS);

    private final boolean greaterIsBetter;

    /** In what its statistic gives. */
    private final int place;

    ClassMetric(boolean greaterIsBetter, int place) {
        this.greaterIsBetter = greaterIsBetter;
        this.place = place;
    }

    public boolean greaterIsBetter() {
        return greaterIsBetter;
    }

    /** NaN where it is not defined for these rows. */
    public double of(ClassScores scores) {
        int[] once = new int[scores.rows()];
        Arrays.fill(once, 1);
        return statistic(scores).of(once)[place];
    }

    private Statistic statistic(ClassScores scores) {
        return switch (this) {
            case BALANCED_ACCURACY, PRECISION, RECALL, F1, MATTHEWS_CORRELATION ->
                    new ConfusionStatistic(scores);
            case LOG_LOSS -> new MeanStatistic(ProbabilityLosses.log(scores));
            case BRIER_SCORE -> new MeanStatistic(ProbabilityLosses.brier(scores));
            case ROC_AUC, PR_AUC -> new RankingStatistic(scores);
            case CALIBRATION_ERROR, CALIBRATION_ERROR_EQUAL_MASS ->
                    new CalibrationStatistic(scores);
        };
    }
}
