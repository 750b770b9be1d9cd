package dev.dropwise.bench.diagnosis;

import dev.dropwise.report.diagnosis.Cause;

/** What is wrong with a training on purpose. */
enum PlantedCause {
    NONE("nothing", Cause.FITS_WELL),
    FEW_ROWS("few rows", Cause.TOO_FEW_ROWS),
    WRONG_LABELS("wrong labels", Cause.NOISY_LABELS),
    UNBALANCED("unbalanced", Cause.UNBALANCED_CLASSES),
    FAR_TOO_WIDE("far too wide", Cause.TOO_COMPLEX),
    FAR_TOO_MANY_EPOCHS("far too many epochs", Cause.TRAINED_TOO_LONG);

    private final String words;
    private final Cause cause;

    PlantedCause(String words, Cause cause) {
        this.words = words;
        this.cause = cause;
    }

    String words() {
        return words;
    }

    /** What a diagnosis is to name first. */
    Cause cause() {
        return cause;
    }
}
