package dev.dropwise.report.diagnosis;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a training suffers from, or that it does not. */
public enum Cause {
    /** Training and validation rows are predicted about equally well, and it has settled. */
    @JsonProperty("fitsWell")
    FITS_WELL,

    /** Even the training rows are predicted badly. */
    @JsonProperty("underfitting")
    UNDERFITTING,

    /** The validation loss was still falling when it ended. */
    @JsonProperty("stillImproving")
    STILL_IMPROVING,

    /** The validation loss rises while the training loss falls, or is far above it. */
    @JsonProperty("overfitting")
    OVERFITTING,

    /** It overfits since the network has far more weights than such data needs. */
    @JsonProperty("tooComplex")
    TOO_COMPLEX,

    /** It overfits since there are few rows to learn from. */
    @JsonProperty("tooFewRows")
    TOO_FEW_ROWS,

    /** It overfits since it went on long after its best epoch. */
    @JsonProperty("trainedTooLong")
    TRAINED_TOO_LONG,

    /** Labels are wrong where the network is sure of others. */
    @JsonProperty("noisyLabels")
    NOISY_LABELS,

    /** Some classes have few rows beside others, and are predicted worse. */
    @JsonProperty("unbalancedClasses")
    UNBALANCED_CLASSES
}
