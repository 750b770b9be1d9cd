package dev.dropwise.spec;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.dropwise.problem.Fault;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which rows training does not see, to measure on after every epoch. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface ValidationSpec permits SplitValidation, KFoldValidation, NoValidation {

    /** The share of rows that validate, 0 <= fraction < 1. */
    Double fraction();

    /** What decides which rows they are; by default, and where none validate, the data set does. */
    default @Nullable SplitBy by() {
        return null;
    }

    /** What is wrong with its values taken together. */
    default Optional<Fault> fault() {
        return Optional.empty();
    }
}
