package dev.dropwise.spec;

/** A metric that tells the best epoch. */
public enum Monitor {
    TRAIN_LOSS(Measure.LOSS, false),
    TRAIN_ACCURACY(Measure.ACCURACY, false),
    TRAIN_MEAN_ABSOLUTE_ERROR(Measure.ERROR, false),
    NOISY_TRAIN_LOSS(Measure.LOSS, false),
    VALIDATION_LOSS(Measure.LOSS, true),
    VALIDATION_ACCURACY(Measure.ACCURACY, true),
    VALIDATION_MEAN_ABSOLUTE_ERROR(Measure.ERROR, true);

    private enum Measure {
        LOSS,
        ACCURACY,
        ERROR
    }

    private final Measure measure;
    private final boolean needsValidation;

    Monitor(Measure measure, boolean needsValidation) {
        this.measure = measure;
        this.needsValidation = needsValidation;
    }

    public boolean needsValidation() {
        return needsValidation;
    }

    public boolean needsClasses() {
        return measure == Measure.ACCURACY;
    }

    public boolean needsNumbers() {
        return measure == Measure.ERROR;
    }

    /**
     * Whether {@code value} beats {@code best} by more than {@code minDelta}; the first finite
     * value beats NaN.
     */
    public boolean improves(double value, double best, double minDelta) {
        return measure == Measure.ACCURACY ? value > best + minDelta : value < best - minDelta;
    }
}
