package dev.dropwise.report.diagnosis;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a training suffers from, or that it does not. */
public enum Cause {
    /** Training and validation rows are predicted about equally well, and it has settled. */
    @JsonProperty("fitsWell")
    FITS_WELL("Fits well"),

    /** Even the training rows are predicted badly. */
    @JsonProperty("underfitting")
    UNDERFITTING("Underfitting"),

    /** The validation loss was still falling when it ended. */
    @JsonProperty("stillImproving")
    STILL_IMPROVING("Still improving"),

    /** The validation loss rises while the training loss falls, or is far above it. */
    @JsonProperty("overfitting")
    OVERFITTING("Overfitting"),

    /** It overfits since the network has far more weights than such data needs. */
    @JsonProperty("tooComplex")
    TOO_COMPLEX("Too complex for the data"),

    /** It overfits since there are few rows to learn from. */
    @JsonProperty("tooFewRows")
    TOO_FEW_ROWS("Too few rows"),

    /** It overfits since it went on long after its best epoch. */
    @JsonProperty("trainedTooLong")
    TRAINED_TOO_LONG("Trained too long"),

    /** Labels are wrong where the network is sure of others. */
    @JsonProperty("noisyLabels")
    NOISY_LABELS("Noisy labels"),

    /** Some classes have few rows beside others, and are predicted worse. */
    @JsonProperty("unbalancedClasses")
    UNBALANCED_CLASSES("Unbalanced classes");

    private final String words;

    Cause(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }
}
