package dev.dropwise.inference;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.dropwise.dataset.split.Split;

/** Which rows of its data set a run is asked about. */
enum RunRows {
    /** Those that it measured on after every epoch. */
    @JsonProperty("validation")
    VALIDATION,
    /** The data set's own hold-out. */
    @JsonProperty("test")
    TEST,
    /** Those that it held back to calibrate on. */
    @JsonProperty("calibration")
    CALIBRATION,
    /** Those that it learned from. */
    @JsonProperty("train")
    TRAIN;

    int[] of(Split split) {
        return switch (this) {
            case VALIDATION -> split.validation();
            case TEST -> split.test();
            case CALIBRATION -> split.calibration();
            case TRAIN -> split.training();
        };
    }
}
