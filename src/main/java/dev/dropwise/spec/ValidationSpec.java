package dev.dropwise.spec;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Which rows training does not see, to measure on after every epoch. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface ValidationSpec permits SplitValidation, NoValidation {

    /** The share of rows held back, 0 <= fraction < 1. */
    Double fraction();
}
