package dev.dropwise.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.dropwise.dataset.split.Split;

/** A part of the rows of a data set, as a run divided them. */
enum RowPart {
    /** Those that it learned from. */
    @JsonProperty("train")
    TRAIN("training"),
    /** Those that it measured on after every epoch. */
    @JsonProperty("validation")
    VALIDATION("validation"),
    /** The data set's own hold-out. */
    @JsonProperty("test")
    TEST("test");

    private final String adjective;

    RowPart(String adjective) {
        this.adjective = adjective;
    }

    /** As in "training rows". */
    String adjective() {
        return adjective;
    }

    int[] of(Split split) {
        return switch (this) {
            case TRAIN -> split.training();
            case VALIDATION -> split.validation();
            case TEST -> split.test();
        };
    }
}
