package dev.dropwise.spec;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.dropwise.problem.Fault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One of several parts of the rows: trainings with the same seed and another fold each validate on
 * every row once.
 *
 * @param folds how many parts, 2 to 100; 5
 * @param fold which of them validates, 1 to folds; 1
 * @param by {@code random}, each class alike, or {@code group}; by default group where the data set
 *     was uploaded with a group column, else random
 * @param stratified whether each class gives every fold its share; true where it is left out
 */
@JsonTypeName("kFold")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KFoldValidation(
        @Min(2) @Max(100) Integer folds,
        @Min(1) @Max(100) Integer fold,
        @Nullable SplitBy by,
        @Nullable Boolean stratified)
        implements ValidationSpec {

    public KFoldValidation {
        folds = folds == null ? 5 : folds;
        fold = fold == null ? 1 : fold;
    }

    @Override
    @JsonIgnore
    public Double fraction() {
        return 1.0 / folds;
    }

    @Override
    public Optional<Fault> fault() {
        return fold > folds
                ? Optional.of(
                        new Fault(
                                "/fold",
                                "expected a fold from 1 to %d, received %d".formatted(folds, fold)))
                : Optional.empty();
    }
}
