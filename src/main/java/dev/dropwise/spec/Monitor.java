package dev.dropwise.spec;

/** A metric that training can be judged by. */
public enum Monitor {
    TRAIN_LOSS(false, false),
    TRAIN_ACCURACY(true, false),
    VALIDATION_LOSS(false, true),
    VALIDATION_ACCURACY(true, true);

    private final boolean higherIsBetter;
    private final boolean needsValidation;

    Monitor(boolean higherIsBetter, boolean needsValidation) {
        this.higherIsBetter = higherIsBetter;
        this.needsValidation = needsValidation;
    }

    public boolean needsValidation() {
        return needsValidation;
    }

    public boolean needsClasses() {
        return higherIsBetter;
    }

    /**
     * Whether {@code value} beats {@code best} by more than {@code minDelta}; the first finite
     * value beats NaN.
     */
    public boolean improves(double value, double best, double minDelta) {
        return higherIsBetter ? value > best + minDelta : value < best - minDelta;
    }
}
