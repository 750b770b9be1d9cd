package dev.dropwise.spec;

import dev.dropwise.evaluation.ClassMetric;
import dev.dropwise.evaluation.ValueMetric;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A metric that tells the best epoch. Those of validation rows that no sum gives are metrics of
 * reports, by their names there; of several targets their mean, numbers in standard deviations of
 * each.
 */
public enum Monitor {
    TRAIN_LOSS(Measure.LOSS),
    TRAIN_ACCURACY(Measure.ACCURACY),
    TRAIN_MEAN_ABSOLUTE_ERROR(Measure.ERROR),
    NOISY_TRAIN_LOSS(Measure.LOSS),
    VALIDATION_LOSS(Measure.LOSS),
    VALIDATION_ACCURACY(Measure.ACCURACY),
    VALIDATION_BALANCED_ACCURACY(ClassMetric.BALANCED_ACCURACY),
    VALIDATION_PRECISION(ClassMetric.PRECISION),
    VALIDATION_RECALL(ClassMetric.RECALL),
    VALIDATION_F1(ClassMetric.F1),
    VALIDATION_MATTHEWS_CORRELATION(ClassMetric.MATTHEWS_CORRELATION),
    VALIDATION_LOG_LOSS(ClassMetric.LOG_LOSS),
    VALIDATION_BRIER_SCORE(ClassMetric.BRIER_SCORE),
    VALIDATION_ROC_AUC(ClassMetric.ROC_AUC),
    VALIDATION_PR_AUC(ClassMetric.PR_AUC),
    VALIDATION_CALIBRATION_ERROR(ClassMetric.CALIBRATION_ERROR),
    VALIDATION_CALIBRATION_ERROR_EQUAL_MASS(ClassMetric.CALIBRATION_ERROR_EQUAL_MASS),
    VALIDATION_EXACT_MATCH_ACCURACY(Measure.EXACT_MATCH),
    VALIDATION_MEAN_ABSOLUTE_ERROR(Measure.ERROR),
    VALIDATION_ROOT_MEAN_SQUARED_ERROR(ValueMetric.ROOT_MEAN_SQUARED_ERROR),
    VALIDATION_MEDIAN_ABSOLUTE_ERROR(ValueMetric.MEDIAN_ABSOLUTE_ERROR),
    VALIDATION_R2(ValueMetric.R2);

    private static final Pattern NEXT_WORD = Pattern.compile("_(.)");

    private enum Measure {
        LOSS,
        ACCURACY,
        EXACT_MATCH,
        ERROR,
        SCORE
    }

    private final Measure measure;
    private final boolean greaterIsBetter;
    private final @Nullable ClassMetric ofClasses;
    private final @Nullable ValueMetric ofValues;

    Monitor(Measure measure) {
        this.measure = measure;
        this.greaterIsBetter = measure == Measure.ACCURACY || measure == Measure.EXACT_MATCH;
        this.ofClasses = null;
        this.ofValues = null;
    }

    Monitor(ClassMetric metric) {
        this.measure = Measure.SCORE;
        this.greaterIsBetter = metric.greaterIsBetter();
        this.ofClasses = metric;
        this.ofValues = null;
    }

    Monitor(ValueMetric metric) {
        this.measure = Measure.SCORE;
        this.greaterIsBetter = metric.greaterIsBetter();
        this.ofClasses = null;
        this.ofValues = metric;
    }

    public boolean needsValidation() {
        return name().startsWith("VALIDATION_");
    }

    public boolean needsClasses() {
        return measure == Measure.ACCURACY || measure == Measure.EXACT_MATCH || ofClasses != null;
    }

    public boolean needsNumbers() {
        return measure == Measure.ERROR || ofValues != null;
    }

    /** Whether every run measures it, and not only those whose best epoch it tells. */
    public boolean isAlwaysMeasured() {
        return measure != Measure.SCORE;
    }

    /** What it is of the scores of each target; null where it is no such metric. */
    public @Nullable ClassMetric ofClasses() {
        return ofClasses;
    }

    /** What it is of the values of each target; null where it is no such metric. */
    public @Nullable ValueMetric ofValues() {
        return ofValues;
    }

    /** Whether such data has it. */
    boolean fits(DataSignature data) {
        return switch (measure) {
            case LOSS -> true;
            case EXACT_MATCH -> data.isClassification() && data.hasSeveralTargets();
            default -> data.isClassification() ? needsClasses() : needsNumbers();
        };
    }

    /** As clients write those that there are for such data. */
    static List<String> names(DataSignature data, boolean validates) {
        return Arrays.stream(values())
                .filter(one -> one.fits(data) && (validates || !one.needsValidation()))
                .map(Monitor::jsonName)
                .toList();
    }

    String jsonName() {
        return NEXT_WORD.matcher(name().toLowerCase(Locale.ROOT)).replaceAll(Monitor::capital);
    }

    private static String capital(MatchResult word) {
        return word.group(1).toUpperCase(Locale.ROOT);
    }

    /**
     * Whether {@code value} beats {@code best} by more than {@code minDelta}; the first finite
     * value beats NaN.
     */
    public boolean improves(double value, double best, double minDelta) {
        return greaterIsBetter ? value > best + minDelta : value < best - minDelta;
    }
}
