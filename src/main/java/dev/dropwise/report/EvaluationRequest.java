package dev.dropwise.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

/**
 * On what a model is to be measured.
 *
 * @param dataset the name of a labelled data set with the columns and classes that it was trained
 *     on
 * @param rows all of them, or the hold-out alone; all by default
 */
@Schema(example = "{\"dataset\": \"iris\", \"rows\": \"all\"}")
record EvaluationRequest(@NotNull String dataset, EvaluatedRows rows) {

    /** Which rows of a data set. */
    enum EvaluatedRows {
        /** All of them. */
        @JsonProperty("all")
        ALL,
        /** Its hold-out. */
        @JsonProperty("test")
        TEST
    }

    EvaluationRequest {
        rows = rows == null ? EvaluatedRows.ALL : rows;
    }
}
